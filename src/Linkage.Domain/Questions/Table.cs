namespace Linkage.Domain.Questions;

/// <summary>A cube: every crossing of the groups at every asked level, each with the measures.</summary>
public sealed record Table
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    public IReadOnlyList<Grouping> Groups { get; init; } = [];

    public required IReadOnlyList<Measure> Measures { get; init; }
}

/// <summary>A variable by which a table is split.</summary>
public sealed record Grouping
{
    /// <summary>`alias.field`, or the name of a derived variable.</summary>
    public required string Variable { get; init; }

    /// <summary>Of a field with a code list: the levels to publish; all that may be, when left out.</summary>
    public IReadOnlyList<string>? Levels { get; init; }

    /// <summary>Whether the margin over this variable is published as well.</summary>
    public bool Total { get; init; }
}
