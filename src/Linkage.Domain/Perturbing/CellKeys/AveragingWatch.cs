using Linkage.Domain.Ledger;

namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>
/// How well noise is averaged away by somebody who combines all released cells: the variance of the best linear unbiased estimate of each
/// small count (Gauss and Markov). Each distinct set of contributors is one observation with the variance of the noise; to publish it in
/// many tables adds nothing, for the noise is the same.
/// </summary>
public static class AveragingWatch
{
    /// <param name="cells">The contributors of every released cell, as numbers of atoms; doubles count once.</param>
    /// <param name="sizes">Subjects per atom that the attacker does not know.</param>
    /// <param name="small">Groups, cells and differences of cells of fewer unknown subjects, and of at least one, are watched.</param>
    public static Averaging Judge(IEnumerable<IReadOnlyList<int>> cells, IReadOnlyList<long> sizes, int small, NoiseParameters noise) =>
        Judge(cells, sizes, small, noise, new JudgementCourse());

    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static Averaging Judge(
        IEnumerable<IReadOnlyList<int>> cells, IReadOnlyList<long> sizes, int small, NoiseParameters noise, JudgementCourse course)
    {
        var observed = new ObservedGroups(cells, sizes, course);
        var (contrasts, estimates) = (new SmallContrasts(observed, small, course), new BestEstimate(observed, (double)noise.Variance));
        var (floor, least, isTooLarge) = ((double)noise.AveragingFloor, (double?)null, false);
        foreach (var contrast in contrasts.All())
        {
            course.Look();
            var (variance, isExact) = estimates.Variance(contrast, floor);
            if (least is null || variance < least) least = variance;
            if (variance >= floor) continue;
            if (isExact) return new(AveragingVerdict.BelowFloor, variance);
            isTooLarge = true;
        }

        return new(isTooLarge || contrasts.IsExhausted ? AveragingVerdict.TooLarge : AveragingVerdict.Safe, least);
    }
}
