namespace Linkage.Domain.Protection.Research;

/// <summary>An amount column; an empty value is missing.</summary>
/// <param name="Column">Column of the data, by default of the same name.</param>
/// <param name="Decimals">0 to 9; values with more are refused, never rounded.</param>
public sealed record ResearchAmount(string Name, string? Column = null, int Decimals = 0)
{
    internal string ColumnName => Column ?? Name;
}
