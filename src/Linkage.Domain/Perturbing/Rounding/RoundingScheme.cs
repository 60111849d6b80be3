namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>The ways to round to a base.</summary>
public enum RoundingScheme
{
    /// <summary>Inner counts below the base become zero or the base, and the rest is their sum (Langsrud and Heldal 2018).</summary>
    SmallCounts,

    /// <summary>Every cell becomes one of the two nearest multiples, and parts still add up to their whole (Cox 1987).</summary>
    Controlled,
}
