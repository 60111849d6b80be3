namespace Linkage.Domain.Protection.Publishing;

/// <summary>A cell: a code per dimension, a value per measure.</summary>
public sealed record PublishedCell(IReadOnlyList<string> Codes, IReadOnlyList<PublishedValue> Values);
