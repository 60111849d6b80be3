namespace Linkage.Domain.Keys;

/// <summary>A file of the key ring. The content is secret but for the two that name the current key.</summary>
public readonly record struct KeyFile(string Name, string Content)
{
    /// <summary>The name only: a record prints its members, and this one ends up in a log some day.</summary>
    public override string ToString() => Name;
}
