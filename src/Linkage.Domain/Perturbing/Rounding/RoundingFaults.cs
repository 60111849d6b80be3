using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>The bases that protect.</summary>
internal static class RoundingFaults
{
    private const int SmallestBase = 3;

    private const int LargestBase = 1_000;

    private const int MostSteps = 5;

    public static IEnumerable<Fault> Of(RoundingParameters rounding, int minimumFrequency, string at)
    {
        if (rounding.Scheme == RoundingScheme.Controlled && rounding.Base is not (5 or 10))
            yield return new(at + "/base", "rounding-base", "Controlled rounding is to base 5 or 10.");
        // A count between the base and the minimum frequency would stay as it is.
        var least = Math.Max(SmallestBase, minimumFrequency);
        if (rounding.Scheme == RoundingScheme.SmallCounts && (rounding.Base < least || rounding.Base > LargestBase))
            yield return new(at + "/base", "rounding-base",
                $"The base is at least the minimum frequency and {SmallestBase}, and at most {LargestBase}.");
        if (rounding.Steps is { } steps && (rounding.Scheme != RoundingScheme.Controlled || steps is < 0 or > MostSteps))
            yield return new(at + "/steps", "rounding-steps",
                $"Controlled rounding goes 0 to {MostSteps} steps further, and no other rounding has steps.");
    }
}
