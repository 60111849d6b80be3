namespace Linkage.Domain.Protection.Research;

/// <summary>A group column with its hierarchy.</summary>
/// <param name="Column">Column of the data, by default of the same name.</param>
/// <param name="Hierarchy">Codes with their parents; the data hold the childless ones. Left out: the codes that the data hold, without a
/// hierarchy.</param>
/// <param name="Levels">Names of the levels of the hierarchy, finest first; by default `level-1`, `level-2` and so on.</param>
/// <param name="Sensitive">See <see cref="Tables.Variable"/>.</param>
public sealed record ResearchVariable(
    string Name,
    string? Column = null,
    IReadOnlyList<ParentChild>? Hierarchy = null,
    IReadOnlyList<string>? Levels = null,
    bool? Sensitive = null)
{
    internal string ColumnName => Column ?? Name;
}
