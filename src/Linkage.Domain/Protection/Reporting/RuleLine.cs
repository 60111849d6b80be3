using Linkage.Domain.Protection.Primary;

namespace Linkage.Domain.Protection.Reporting;

/// <summary>One rule on the report.</summary>
/// <param name="Parameter">The limit that the agreement sets, in words.</param>
/// <param name="UnsafeCells">Cells that break it.</param>
/// <param name="Worst">The cell nearest to or furthest beyond the limit, suppressed or not.</param>
/// <param name="WorstPublished">The published cell nearest to the limit.</param>
public sealed record RuleLine(Rule Rule, Light Light, string Parameter, int UnsafeCells, WorstCell? Worst, WorstCell? WorstPublished);
