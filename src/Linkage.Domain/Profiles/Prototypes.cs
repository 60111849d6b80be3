namespace Linkage.Domain.Profiles;

/// <summary>Middles of clusters, by which every subject finds its own.</summary>
public sealed class Prototypes
{
    private readonly IReadOnlyList<FeatureVector> _middles;
    private readonly long _categoryWeight;

    internal Prototypes(IReadOnlyList<FeatureVector> middles, long categoryWeight) =>
        (_middles, _categoryWeight) = (middles, categoryWeight);

    public int Count => _middles.Count;

    public int Nearest(FeatureVector vector) => Prototype.Nearest(vector, _middles, _categoryWeight).Index;

    /// <summary>
    /// The clusters that remain when each that holds fewer than <paramref name="least"/> subjects has joined the nearest other, the
    /// smallest first; numbered from the largest on.
    /// </summary>
    /// <param name="sizes">Subjects per prototype.</param>
    /// <returns>Per prototype the number of its cluster, from 0.</returns>
    public int[] Merge(IReadOnlyList<long> sizes, long least)
    {
        var (home, held) = (Enumerable.Range(0, Count).ToArray(), sizes.ToArray());
        while (true)
        {
            var there = Enumerable.Range(0, Count).Where(at => home[at] == at).ToList();
            var small = there.OrderBy(at => held[at]).ThenBy(at => _middles[at], FeatureVector.Order).First();
            if (there.Count == 1 || held[small] >= least) return Numbered(home, held, there);
            var into = there.Where(at => at != small).OrderBy(at => Prototype.Distance(_middles[at], _middles[small], _categoryWeight))
                .ThenBy(at => _middles[at], FeatureVector.Order).First();
            held[into] += held[small];
            for (var at = 0; at < Count; at++)
                if (home[at] == small) home[at] = into;
        }
    }

    private int[] Numbered(int[] home, long[] held, IReadOnlyList<int> there)
    {
        var order = there.OrderByDescending(at => held[at]).ThenBy(at => _middles[at], FeatureVector.Order).ToList();
        return [.. home.Select(at => order.IndexOf(at))];
    }
}
