namespace Linkage.Domain.Protection.Research;

/// <summary>A line of a hierarchy: a code, and the code that holds it; none at the top, right below the total.</summary>
public sealed record ParentChild(string Code, string? Parent = null);
