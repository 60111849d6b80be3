namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// The integers, none negative, with a given sum that are nearest to given ones in squares: what is too much is taken from all alike until
/// one is empty (projection on the simplex, Held, Wolfe and Crowder 1974), and what division leaves is taken from the largest.
/// </summary>
internal static class NearestParts
{
    public static long[] Of(IReadOnlyList<long> measured, long sum)
    {
        int[] order = [.. Enumerable.Range(0, measured.Count).OrderByDescending(i => measured[i]).ThenBy(i => i)];
        var (kept, excess, above) = (0, 0L, 0L);
        for (var n = 0; n < order.Length; n++)
        {
            above += measured[order[n]];
            // Of the n + 1 largest the smallest stays positive when all give up their share of the excess.
            if (measured[order[n]] * (n + 1) <= above - sum) break;
            (kept, excess) = (n + 1, above - sum);
        }

        var parts = new long[measured.Count];
        if (kept == 0) return parts;
        var (share, rest) = (Math.DivRem(excess, kept).Quotient, excess % kept);
        if (rest < 0) (share, rest) = (share - 1, rest + kept);
        for (var n = 0; n < kept; n++) parts[order[n]] = measured[order[n]] - share - (n < rest ? 1 : 0);
        return parts;
    }
}
