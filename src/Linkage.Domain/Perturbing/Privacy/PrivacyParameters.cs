namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>How private releases are made and what all of them together may cost.</summary>
public sealed record PrivacyParameters
{
    public NoiseKind Noise { get; init; }

    /// <summary>ρ of zero-concentrated differential privacy over all releases of the population; at most six decimals.</summary>
    public required decimal Budget { get; init; }

    /// <summary>Of one result: ρ for Gaussian noise, ε for Laplace; at most six decimals.</summary>
    public required decimal PerRelease { get; init; }

    /// <summary>Every released count is cut off here. It is agreed beforehand and must not be read from the data.</summary>
    public long Most { get; init; } = 100_000_000;

    /// <summary>The fields that may be summed and averaged, each once; none when left out, and then only subjects are counted.</summary>
    public IReadOnlyList<ContributionBounds>? Bounds { get; init; }

    /// <summary>δ at which the report states ε, as its power of ten.</summary>
    public int DeltaExponent { get; init; } = -9;

    public ContributionBounds? BoundsOf(string dataset, string field) =>
        Bounds?.FirstOrDefault(bounds => bounds.Dataset == dataset && bounds.Field == field);

    /// <summary>Whether both say the same: lists are compared by what is in them.</summary>
    public bool Equals(PrivacyParameters? other) => other is not null
        && (Noise, Budget, PerRelease, Most, DeltaExponent) == (other.Noise, other.Budget, other.PerRelease, other.Most, other.DeltaExponent)
        && (Bounds ?? []).SequenceEqual(other.Bounds ?? []);

    public override int GetHashCode() => HashCode.Combine(Noise, Budget, PerRelease, Most, DeltaExponent, Bounds?.Count ?? 0);
}
