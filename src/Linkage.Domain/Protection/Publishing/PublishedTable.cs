namespace Linkage.Domain.Protection.Publishing;

/// <summary>One table: its cells in the order of its dimensions' categories, the last dimension fastest.</summary>
public sealed record PublishedTable(
    string Name,
    IReadOnlyList<PublishedDimension> Dimensions,
    IReadOnlyList<PublishedMeasure> Measures,
    IReadOnlyList<PublishedCell> Cells);
