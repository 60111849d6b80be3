namespace Linkage.Domain.Protection.Publishing;

/// <summary>A category of a dimension.</summary>
/// <param name="Level">Null for the total.</param>
/// <param name="Parent">Code of the next coarser category that the table shows, `_T` included; null when it shows none.</param>
public sealed record PublishedCategory(string Code, string? Level, string? Parent);
