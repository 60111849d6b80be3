namespace Linkage.Domain.Questions;

/// <summary>
/// Clusters of subjects that resemble one another in the features. The name is a group variable of the question's tables; what leaves of
/// a cluster is what those tables say of it.
/// </summary>
public sealed record Profile
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    /// <summary>At most so many; clusters of fewer than the minimum frequency join the nearest.</summary>
    public required int Clusters { get; init; }

    public required IReadOnlyList<ProfileFeature> Features { get; init; }

    /// <summary>Another seed tries other beginnings; the same one gives the same clusters.</summary>
    public string Seed { get; init; } = "";
}

/// <summary>What subjects are compared by: a number within bounds, or a category.</summary>
public sealed record ProfileFeature
{
    /// <summary>`alias.field`, or the name of a derived variable.</summary>
    public required string Variable { get; init; }

    /// <summary>
    /// Of a number: what counts as the least there is. It is agreed beforehand, so that no extreme value of the data shapes the scale.
    /// </summary>
    public decimal? Low { get; init; }

    /// <summary>Of a number: what counts as the most there is.</summary>
    public decimal? High { get; init; }

    /// <summary>Of a field with a code list: the level that is compared; the finest that may be published when left out.</summary>
    public string? Level { get; init; }
}
