using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>The ranges within which noise means something and arithmetic stays exact.</summary>
internal static class PrivacyFaults
{
    private const decimal LargestBudget = 100;
    private const long LargestCount = 1_000_000_000_000;

    public static IEnumerable<Fault> Of(PrivacyParameters privacy, string at)
    {
        if (!IsAmount(privacy.Budget))
            yield return new(at + "/budget", "privacy-budget", $"Above 0 and at most {LargestBudget}, with at most six decimals.");
        if (!IsAmount(privacy.PerRelease))
            yield return new(at + "/perRelease", "privacy-budget", $"Above 0 and at most {LargestBudget}, with at most six decimals.");
        else if (privacy.Noise == NoiseKind.Gaussian && privacy.PerRelease > privacy.Budget)
            yield return new(at + "/perRelease", "privacy-budget", "One release costs more than there is for all.");
        if (privacy.Most is < 1 or > LargestCount)
            yield return new(at + "/most", "privacy-most", $"The largest count lies between 1 and {LargestCount}.");
        if (privacy.DeltaExponent is < -30 or > -5)
            yield return new(at + "/deltaExponent", "privacy-delta", "δ lies between 10^-30 and 10^-5.");
        for (var i = 0; i < privacy.Bounds?.Count; i++)
            if (Fault(privacy.Bounds, i, $"{at}/bounds/{i}") is { } fault) yield return fault;
    }

    private static Fault? Fault(IReadOnlyList<ContributionBounds> all, int number, string at)
    {
        var bounds = all[number];
        const long widest = ContributionBounds.Widest;
        if (bounds.Low < -widest || bounds.High > widest || bounds.Low >= bounds.High)
            return new(at, "privacy-bounds", $"The low bound lies below the high one, and neither is further from 0 than {widest}.");
        return all.Take(number).Any(earlier => earlier.Dataset == bounds.Dataset && earlier.Field == bounds.Field)
            ? new(at, "duplicate", "The bounds of this field stand here more than once.")
            : null;
    }

    private static bool IsAmount(decimal value) => value is > 0 and <= LargestBudget && decimal.Round(value, 6) == value;
}
