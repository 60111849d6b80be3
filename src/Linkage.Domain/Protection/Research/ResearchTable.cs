namespace Linkage.Domain.Protection.Research;

/// <summary>A table of the study.</summary>
/// <param name="Name">Becomes part of a file name.</param>
public sealed record ResearchTable(string Name, IReadOnlyList<ResearchDimension> Dimensions, IReadOnlyList<ResearchMeasure> Measures);
