namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>The integers with a given sum, of a sign that is known or of any, that are nearest to given ones in squares.</summary>
internal static class NearestParts
{
    /// <summary>None below zero when <paramref name="sign"/> is 1, none above when it is −1; any when it is 0.</summary>
    public static Int128[] Of(IReadOnlyList<Int128> measured, Int128 sum, int sign) => sign switch
    {
        > 0 => Positive(measured, sum),
        < 0 => [.. Positive([.. measured.Select(m => -m)], -sum).Select(part => -part)],
        _ => Any(measured, sum),
    };

    /// <summary>
    /// What is too much is taken from all alike until one is empty (projection on the simplex, Held, Wolfe and Crowder 1974), and what
    /// division leaves is taken from the largest.
    /// </summary>
    private static Int128[] Positive(IReadOnlyList<Int128> measured, Int128 sum)
    {
        var order = Descending(measured);
        var (kept, excess, above) = (0, Int128.Zero, Int128.Zero);
        for (var n = 0; n < order.Length; n++)
        {
            above += measured[order[n]];
            // Of the n + 1 largest the smallest stays positive when all give up their share of the excess.
            if (measured[order[n]] * (n + 1) <= above - sum) break;
            (kept, excess) = (n + 1, above - sum);
        }

        var parts = new Int128[measured.Count];
        if (kept > 0) Share(measured, order.AsSpan(0, kept), excess, parts);
        return parts;
    }

    private static Int128[] Any(IReadOnlyList<Int128> measured, Int128 sum)
    {
        var (parts, excess) = (new Int128[measured.Count], -sum);
        foreach (var one in measured) excess += one;
        Share(measured, Descending(measured), excess, parts);
        return parts;
    }

    private static void Share(IReadOnlyList<Int128> measured, ReadOnlySpan<int> order, Int128 excess, Int128[] parts)
    {
        var (share, rest) = Int128.DivRem(excess, order.Length);
        if (rest < 0) (share, rest) = (share - 1, rest + order.Length);
        for (var n = 0; n < order.Length; n++) parts[order[n]] = measured[order[n]] - share - (n < rest ? 1 : 0);
    }

    private static int[] Descending(IReadOnlyList<Int128> measured) =>
        [.. Enumerable.Range(0, measured.Count).OrderByDescending(i => measured[i]).ThenBy(i => i)];
}
