namespace Linkage.Partner.Datasets;

/// <summary>A dataset as the agreement in force declares it.</summary>
internal sealed record Dataset(string Name, string? Title, string? Organisation, string? Period, Schema? Schema);
