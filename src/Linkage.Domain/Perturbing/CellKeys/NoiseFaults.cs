using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>The ranges of the parameters, and whether noise with all of them exists.</summary>
internal static class NoiseFaults
{
    private const int LargestNoise = 20;

    public static IReadOnlyList<Fault> Of(NoiseParameters noise, string at)
    {
        var faults = new List<Fault>();
        Check(
            noise.Maximum is >= 1 and <= LargestNoise,
            "/maximum",
            "noise-maximum",
            $"The largest noise lies between 1 and {LargestNoise}.");
        Check(noise.Variance > 0 && noise.Variance <= 400 && HasFour(noise.Variance), "/variance", "noise-variance",
            "The variance is above 0 and at most 400, with at most four decimals.");
        Check(noise.Blocked >= 0 && noise.Blocked < noise.Maximum, "/blocked", "noise-blocked",
            "The blocked results are fewer than the largest noise.");
        Check(
            noise.Stay is >= 0 and < 1 && HasFour(noise.Stay), "/stay", "noise-stay", "A probability below 1, with at most four decimals.");
        Check(noise.AveragingFloor > 0 && noise.AveragingFloor < noise.Variance && HasFour(noise.AveragingFloor), "/averagingFloor",
            "averaging-floor", "The floor is above 0 and below the variance, with at most four decimals.");
        if (faults.Count == 0)
            Check(
                PerturbationTable.Of(noise) is not null, "", "noise-infeasible", "No noise without bias has this variance at every count.");
        return faults;

        void Check(bool holds, string pointer, string rule, string message)
        {
            if (!holds) faults.Add(new Fault(at + pointer, rule, message));
        }
    }

    private static bool HasFour(decimal value) => decimal.Round(value, 4) == value;
}
