namespace Linkage.Domain.Questions;

/// <summary>
/// A group variable of places in the order of an amount: `band-1`, `cut-1`, `band-2`, … A cut is the neighbourhood of a quantile, of at
/// least the minimum frequency; its mean in a table is the cut point that may be known.
/// </summary>
public sealed record QuantileSplit
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    /// <summary>The amount: `alias.field`, or the name of a derived variable.</summary>
    public required string Of { get; init; }

    /// <summary>4 for quartiles.</summary>
    public required int Bands { get; init; }

    /// <summary>Groups that each have their own quantiles; all linked rows together when left out.</summary>
    public IReadOnlyList<QuantileGroup>? Within { get; init; }
}

public sealed record QuantileGroup
{
    /// <summary>`alias.field`, or the name of a derived variable.</summary>
    public required string Variable { get; init; }

    /// <summary>Of a field with a code list; the finest that may be published when left out.</summary>
    public string? Level { get; init; }
}
