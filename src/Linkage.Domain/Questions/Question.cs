namespace Linkage.Domain.Questions;

/// <summary>What is asked of linked data: a population, what is joined to it, and the tables that should come out.</summary>
public sealed record Question
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    public required Population Population { get; init; }

    public IReadOnlyList<Join> Joins { get; init; } = [];

    public IReadOnlyList<Derivation> Derive { get; init; } = [];

    /// <summary>Expressions; a row stays when all of them are true.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    public required IReadOnlyList<Table> Tables { get; init; }

    /// <summary>Group variables that say whom a subject resembles.</summary>
    public IReadOnlyList<Profile>? Profiles { get; init; }

    /// <summary>Group variables that say where a subject stands among the others.</summary>
    public IReadOnlyList<QuantileSplit>? Quantiles { get; init; }

    public IReadOnlyList<Model>? Models { get; init; }
}
