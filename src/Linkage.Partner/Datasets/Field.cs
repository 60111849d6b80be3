namespace Linkage.Partner.Datasets;

/// <summary>One column of a dataset.</summary>
internal sealed record Field(string Name, string? Type, string? Role, string? EntityType);
