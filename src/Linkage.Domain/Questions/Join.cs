using Linkage.Domain.Periods;

namespace Linkage.Domain.Questions;

/// <summary>A dataset that is linked to what stands before it.</summary>
public sealed record Join
{
    public required string Dataset { get; init; }

    /// <summary>The alias by which expressions name it.</summary>
    public required string As { get; init; }

    public required JoinKind Kind { get; init; }

    public JoinMethod Method { get; init; } = JoinMethod.Exact;

    /// <summary>Keys in order; the first that matches wins.</summary>
    public required IReadOnlyList<JoinKey> On { get; init; }

    /// <summary>Of a join that is not exact: how its pairs are found.</summary>
    public MatchSettings? Match { get; init; }

    /// <summary>Fixed here, or chosen with the job.</summary>
    public Period? Period { get; init; }
}

/// <summary>Which rows remain.</summary>
public enum JoinKind
{
    /// <summary>Rows that match.</summary>
    Inner,

    /// <summary>Rows that match, and those on the left that do not.</summary>
    Left,
}

/// <summary>How two rows are found to be about the same subject.</summary>
public enum JoinMethod
{
    /// <summary>Equal pseudonyms.</summary>
    Exact,

    /// <summary>Similar Bloom-filter encodings.</summary>
    Encoded,

    /// <summary>Fellegi–Sunter.</summary>
    Probabilistic,
}

/// <summary>A field of what stands before (`alias.field`) and a field of the joined dataset.</summary>
public sealed record JoinKey
{
    public required string Left { get; init; }

    public required string Right { get; init; }
}
