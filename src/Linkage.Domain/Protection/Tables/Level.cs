namespace Linkage.Domain.Protection.Tables;

/// <summary>One level of a classification.</summary>
public sealed record Level(string Name, IReadOnlyList<Category> Categories);
