using Linkage.Domain.Chance;

namespace Linkage.Domain.Profiles;

/// <summary>
/// k-prototypes (Huang 1998, Extensions to the k-means algorithm for clustering large data sets with categorical values): k-means over
/// numbers and categories together. Beginnings are spread as k-means++ does (Arthur and Vassilvitskii 2007), several of them, and the best
/// end is taken. All arithmetic is on integers: the same vectors and seed give the same prototypes everywhere.
/// </summary>
public static class Clustering
{
    private const int Beginnings = 5;
    private const int MostRounds = 100;

    /// <param name="vectors">At least one; different from each other, in the order of the vectors.</param>
    /// <param name="clusters">At most so many come out: where fewer vectors differ, fewer.</param>
    public static Prototypes Find(IReadOnlyList<WeightedVector> vectors, int clusters, string seed)
    {
        var (weight, chance) = (CategoryWeight(vectors), new Seeded(seed));
        var best = Enumerable.Range(0, Beginnings)
            .Select(_ => Settle(vectors, Begin(vectors, clusters, weight, chance), weight)).MinBy(end => end.Cost);
        return new Prototypes(best.Middles, weight);
    }

    /// <summary>
    /// What a category that differs weighs: half the mean standard deviation of the numbers, as Huang advises, on the squared scale; with
    /// no numbers it does not matter.
    /// </summary>
    private static long CategoryWeight(IReadOnlyList<WeightedVector> vectors)
    {
        var numbers = vectors[0].Vector.Numbers.Length;
        if (numbers == 0) return 1;
        var deviations = Enumerable.Range(0, numbers).Sum(i =>
        {
            var (all, sum, squares) = (Int128.Zero, Int128.Zero, Int128.Zero);
            foreach (var (vector, frequency) in vectors)
            {
                all += frequency;
                sum += frequency * vector.Numbers[i];
                squares += (Int128)frequency * vector.Numbers[i] * vector.Numbers[i];
            }

            return (long)Math.Sqrt((double)(squares / all - sum * sum / (all * all)));
        });
        return Math.Max(1, deviations / numbers * FeatureScale.Top / 2);
    }

    /// <summary>A first middle by frequency, each further one by frequency times the squared distance to those there are.</summary>
    private static List<FeatureVector> Begin(IReadOnlyList<WeightedVector> vectors, int clusters, long weight, Seeded chance)
    {
        var middles = new List<FeatureVector> { Draw(vectors, [.. vectors.Select(one => (UInt128)(ulong)one.Frequency)], chance) };
        while (middles.Count < Math.Min(clusters, vectors.Count))
        {
            var odds = vectors.Select(one =>
                (UInt128)(ulong)one.Frequency * (UInt128)(ulong)Prototype.Nearest(one.Vector, middles, weight).Distance).ToList();
            if (odds.All(one => one == 0)) break;
            middles.Add(Draw(vectors, odds, chance));
        }

        return middles;
    }

    private static FeatureVector Draw(IReadOnlyList<WeightedVector> vectors, List<UInt128> odds, Seeded chance)
    {
        var all = odds.Aggregate(UInt128.Zero, (sum, one) => sum + one);
        // 128 bits against a total below 2^100: what the remainder favours is beyond notice.
        var drawn = new UInt128(chance.Next64(), chance.Next64()) % all;
        for (var i = 0; ; i++)
        {
            if (drawn < odds[i]) return vectors[i].Vector;
            drawn -= odds[i];
        }
    }

    private static (List<FeatureVector> Middles, Int128 Cost) Settle(
        IReadOnlyList<WeightedVector> vectors, List<FeatureVector> middles, long weight)
    {
        var last = Int128.MaxValue;
        for (var round = 0; round < MostRounds; round++)
        {
            var near = vectors.Select(one => Prototype.Nearest(one.Vector, middles, weight)).ToList();
            var cost = vectors.Zip(near, (one, at) => (Int128)one.Frequency * at.Distance).Aggregate(Int128.Zero, (sum, one) => sum + one);
            if (cost >= last) break;
            last = cost;
            // A middle that nobody is nearest to goes.
            middles = [.. vectors.Zip(near).GroupBy(pair => pair.Second.Index, pair => pair.First).OrderBy(group => group.Key)
                .Select(group => Prototype.Of([.. group]))];
        }

        return (middles, last);
    }
}
