namespace Linkage.Domain.Protection.Publishing;

/// <summary>A dimension with the categories that the table shows, the total `_T` among them when shown.</summary>
public sealed record PublishedDimension(string Variable, IReadOnlyList<PublishedCategory> Categories);
