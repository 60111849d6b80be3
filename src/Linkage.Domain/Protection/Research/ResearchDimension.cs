namespace Linkage.Domain.Protection.Research;

/// <summary>A variable as an edge of a table.</summary>
/// <param name="Levels">Levels of which the categories are shown; all by default.</param>
/// <param name="Total">Whether the total over the variable is shown.</param>
public sealed record ResearchDimension(string Variable, IReadOnlyList<string>? Levels = null, bool Total = true);
