namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>
/// Variance of the best linear unbiased estimate of a count, or a bound below it: given all groups but some for free, no estimate is better
/// than the best among those (Cramér and Rao), and with more groups left open the bound rises to the variance.
/// </summary>
internal sealed class BestEstimate(ObservedGroups observed, double noise)
{
    // Groups that are left open, beside those of the count itself, until the bound is enough.
    private static readonly int[] s_open = [0, 40, 150, 400];

    /// <summary>Groups that are solved for together.</summary>
    private const int MostGroups = 1_200;
    private const int MostCandidates = 2_000;

    // What cannot be estimated at all has a variance without bound; this stands in its place.
    private const double Ridge = 1e-9;

    private PositiveMatrix? _all;

    /// <param name="enough">A bound from here on is not sharpened.</param>
    public (double Variance, bool IsExact) Variance(Contrast contrast, double enough)
    {
        var bound = 0.0;
        foreach (var open in observed.Count <= s_open[^1] ? [] : s_open)
        {
            bound = Bound(contrast, open);
            if (bound >= enough) return (bound, false);
        }

        if (observed.Count > MostGroups) return (bound, false);
        _all ??= Information([.. Enumerable.Range(0, observed.Count)]);
        return (_all.InverseForm(contrast.Groups), true);
    }

    private double Bound(Contrast contrast, int open)
    {
        int[] own = [.. contrast.Groups.Select(group => group.At)];
        int[] groups = [.. own.Concat(open == 0 ? [] : Nearest(own, open)).Order()];
        return Information(groups).InverseForm([.. contrast.Groups.Select(group => (Array.BinarySearch(groups, group.At), group.Value))]);
    }

    /// <summary>Groups that hide these best: in the same observations, and in few others by which they would be known.</summary>
    private IEnumerable<int> Nearest(int[] own, int count)
    {
        var seen = new HashSet<int>(own);
        var candidates = own.SelectMany(observed.ObservationsOf).Distinct().OrderBy(observation => observed.GroupsOf(observation).Count)
            .SelectMany(observed.GroupsOf).Where(seen.Add).Take(MostCandidates).ToList();
        return candidates.OrderByDescending(Hiding).ThenBy(group => group).Take(count);

        double Hiding(int group)
        {
            var shared = own.Max(one => observed.Shared(one, group));
            return (1.0 + shared) / (1 + observed.ObservationsOf(group).Length - shared);
        }
    }

    private PositiveMatrix Information(int[] groups)
    {
        var lower = new double[groups.Length][];
        for (var i = 0; i < groups.Length; i++)
        {
            lower[i] = new double[i + 1];
            for (var j = 0; j < i; j++) lower[i][j] = observed.Shared(groups[i], groups[j]) / noise;
            lower[i][i] = observed.ObservationsOf(groups[i]).Length / noise + Ridge;
        }

        return new PositiveMatrix(lower);
    }
}
