namespace Linkage.Domain.Protection.Tables;

/// <summary>A cube: dimensions crossed, with measures in every cell. No dimension at all is a table of one cell.</summary>
public sealed record TableSpec(string Name, IReadOnlyList<Dimension> Dimensions, IReadOnlyList<MeasureSpec> Measures);
