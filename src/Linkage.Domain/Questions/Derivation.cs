namespace Linkage.Domain.Questions;

/// <summary>A variable computed from fields, and from variables derived before it.</summary>
public sealed record Derivation
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    public required string Expression { get; init; }

    /// <summary>Whether knowing somebody's category is itself harmful; as for a field when left out.</summary>
    public bool? Sensitive { get; init; }
}
