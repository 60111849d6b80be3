using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching;

/// <summary>Which pairs hang together through shared records (union and find, by size with halved paths: Tarjan 1975).</summary>
internal static class PairComponents
{
    /// <returns>How many pairs the largest connected component has.</returns>
    public static int Largest(IReadOnlyList<ScoredPair> pairs)
    {
        Dictionary<(bool IsRight, int Record), int> places = [];
        List<int> parents = [], sizes = [];
        foreach (var pair in pairs) Join(PlaceOf((false, pair.Left)), PlaceOf((true, pair.Right)));
        Dictionary<int, int> counts = [];
        foreach (var pair in pairs)
        {
            var root = Root(places[(false, pair.Left)]);
            counts[root] = counts.GetValueOrDefault(root) + 1;
        }

        return counts.Values.DefaultIfEmpty().Max();

        int PlaceOf((bool IsRight, int Record) record)
        {
            if (places.TryGetValue(record, out var place)) return place;
            parents.Add(places.Count);
            sizes.Add(1);
            return places[record] = places.Count;
        }

        int Root(int place)
        {
            while (parents[place] != place) place = parents[place] = parents[parents[place]];
            return place;
        }

        void Join(int a, int b)
        {
            (a, b) = (Root(a), Root(b));
            if (a == b) return;
            if (sizes[a] < sizes[b]) (a, b) = (b, a);
            parents[b] = a;
            sizes[a] += sizes[b];
        }
    }

    public static Refusal? RefusalOf(IReadOnlyList<ScoredPair> pairs, int mostPairs)
    {
        return pairs.Count <= mostPairs || Largest(pairs) <= mostPairs ? null : new(
            RefusalKind.TooLarge, "component-too-large",
            $"More than {mostPairs} pairs hang together, which is too much for an optimal assignment. Raise the threshold, keep only the best "
            + "few pairs of each record, or choose the greedy assignment.");
    }
}
