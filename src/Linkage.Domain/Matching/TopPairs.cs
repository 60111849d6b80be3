namespace Linkage.Domain.Matching;

/// <summary>The best few pairs of each record.</summary>
public static class TopPairs
{
    /// <summary>At most <paramref name="top"/> pairs of each left record.</summary>
    public static List<ScoredPair> OfLeft(List<ScoredPair> pairs, int top)
    {
        pairs.Sort(ScoredPair.BestFirst);
        Dictionary<int, int> kept = [];
        return pairs.FindAll(pair => Take(kept, pair.Left, top));
    }

    /// <summary>
    /// At most <paramref name="top"/> pairs of each record, whichever side it is on: best first, and a pair counts for both of its
    /// records also when it is dropped for one (as anonlink's limit k).
    /// </summary>
    public static List<ScoredPair> OfBothSides(List<ScoredPair> pairs, int top)
    {
        pairs.Sort(ScoredPair.BestFirst);
        Dictionary<int, int> left = [], right = [];
        var kept = pairs.FindAll(pair => Take(left, pair.Left, top) & Take(right, pair.Right, top));
        kept.Sort(ScoredPair.InOrder);
        return kept;
    }

    private static bool Take(Dictionary<int, int> taken, int record, int top) =>
        (taken[record] = taken.GetValueOrDefault(record) + 1) <= top;
}
