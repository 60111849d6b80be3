namespace Linkage.Domain.Protection.Tables;

/// <summary>A variable as an edge of a table.</summary>
/// <param name="Levels">Names of the levels of which the table shows the categories.</param>
/// <param name="Total">Whether the total over the variable is shown.</param>
public sealed record Dimension(string Variable, IReadOnlyList<string> Levels, bool Total = true);
