using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;

namespace Linkage.Domain.Tests.Matching;

public sealed class WeightedTanimotoTests
{
    [Fact]
    public void Finds_exactly_the_pairs_of_the_definition_with_any_number_of_threads() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), Gen.Choose(8, 100).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (seed, bytes, permille) =>
        {
            var chance = new Seeded($"weighted {seed}");
            var left = MadeEncodings.Adversarial(chance, 8 * bytes, 40);
            var right = MadeEncodings.Adversarial(chance, 8 * bytes, 60, left);
            var expected = Defined(left, right, permille / 1000.0);
            var options = new MatchOptions(SimilarityMeasure.WeightedTanimoto, permille / 1000.0);
            Assert.Equal(expected, Matches.Of(left, right, options).Value);
            Assert.Equal(expected, Matches.Of(left, right, options with { Threads = 3 }).Value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_rare_bit_in_common_counts_for_more_than_a_frequent_one()
    {
        // Bit 0 is set in every right encoding, bit 1 in one of them only.
        var right = Encodings([0, 1, 2], [0, 3], [0, 4], [0, 5], [0, 6]);
        var frequent = Matches.Of(Encodings([0, 9]), right, new(SimilarityMeasure.WeightedTanimoto, 0)).Value
            .First(pair => pair.Right == 0);
        var rare = Matches.Of(Encodings([1, 9]), right, new(SimilarityMeasure.WeightedTanimoto, 0)).Value.First(pair => pair.Right == 0);
        Assert.True(rare.Score > frequent.Score);
        Assert.Equal(
            Matches.Of(Encodings([0, 9]), right, new(SimilarityMeasure.Jaccard, 0)).Value[0].Score,
            Matches.Of(Encodings([1, 9]), right, new(SimilarityMeasure.Jaccard, 0)).Value[0].Score);
    }

    /// <summary>
    /// Σ w over the bits of both / Σ w over the bits of either, w = max(1, round(−1000 log₂((n + 1) / (N + 2)))) with n of N right
    /// encodings.
    /// </summary>
    private static List<ScoredPair> Defined(EncodingSet left, EncodingSet right, double threshold)
    {
        bool[][] lefts = Bits(left), rights = Bits(right);
        var weights = Enumerable.Range(0, left.Length).Select(bit => rights.Count(record => record[bit]))
            .Select(count => Math.Max(1, (int)Math.Round(-1000 * Math.Log2((count + 1.0) / (right.Count + 2.0))))).ToArray();
        List<ScoredPair> pairs = [];
        for (var l = 0; l < left.Count; l++)
        {
            for (var r = 0; r < right.Count; r++)
            {
                var (both, either) = (0, 0);
                for (var bit = 0; bit < weights.Length; bit++)
                {
                    if (lefts[l][bit] && rights[r][bit]) both += weights[bit];
                    if (lefts[l][bit] || rights[r][bit]) either += weights[bit];
                }

                var score = either == 0 ? 0 : (double)both / either;
                if (score >= threshold) pairs.Add(new(l, r, score));
            }
        }

        return pairs;
    }

    private static bool[][] Bits(EncodingSet set) =>
        [.. Enumerable.Range(0, set.Count).Select(record => Enumerable.Range(0, set.Length).Select(bit => set.IsSet(record, bit)).ToArray())];

    private static EncodingSet Encodings(params int[][] records)
    {
        var set = new EncodingSet(64);
        foreach (var ones in records) set.Add(MadeEncodings.Bytes([.. Enumerable.Range(0, 64).Select(ones.Contains)]));
        return set;
    }
}
