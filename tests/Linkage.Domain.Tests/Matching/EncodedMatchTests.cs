using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;

namespace Linkage.Domain.Tests.Matching;

public sealed class EncodedMatchTests
{
    private static readonly LaneWidth[] Widths = [.. Enum.GetValues<LaneWidth>().Where(width => width.IsSupported())];

    [Theory]
    [InlineData(SimilarityMeasure.Dice)]
    [InlineData(SimilarityMeasure.Jaccard)]
    [InlineData(SimilarityMeasure.Hamming)]
    public void Every_width_finds_exactly_the_pairs_of_the_definition(SimilarityMeasure measure) =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            Gen.Choose(8, 512).ToArbitrary(),
            Gen.Choose(0, 1000).ToArbitrary(),
            (seed, bytes, permille) =>
            {
                var chance = new Seeded($"{measure} {seed}");
                var left = MadeEncodings.Adversarial(chance, bytes * 8, 1 + chance.Below(6));
                var right = MadeEncodings.Adversarial(chance, bytes * 8, 1 + chance.Below(chance.Below(8) == 0 ? 600 : 70), left);
                var threshold = chance.Below(2) == 0 ? permille / 1000.0 : Tie(chance, measure, left, right);
                AssertSame(left, right, new(measure, threshold));
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(1025)]
    public void Tails_that_do_not_fill_a_block_lose_and_gain_nothing(int candidates)
    {
        var chance = new Seeded($"tail {candidates}");
        var left = MadeEncodings.Adversarial(chance, 1024, 40);
        AssertSame(left, MadeEncodings.Adversarial(chance, 1024, candidates, left), new(SimilarityMeasure.Dice, 0.8));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(72)]
    [InlineData(1000)]
    [InlineData(4096)]
    public void A_threshold_of_one_finds_the_equal_ones_and_zero_finds_all(int length)
    {
        var chance = new Seeded($"ends {length}");
        var set = MadeEncodings.Uniform(chance, length, 100, 400);
        AssertSame(set, set, new(SimilarityMeasure.Dice, 1));
        AssertSame(set, set, new(SimilarityMeasure.Dice, 0));
    }

    /// <summary>All ones against few: the counters of misses run to their ends, and over them.</summary>
    [Theory]
    [InlineData(64)]
    [InlineData(1024)]
    [InlineData(4096)]
    public void As_many_ones_may_be_missed_as_there_are(int length)
    {
        EncodingSet left = new(length), right = new(length);
        left.Add(MadeEncodings.Bytes([.. Enumerable.Repeat(true, length)]));
        for (var ones = 1; ones <= 300; ones++)
            right.Add(MadeEncodings.Bytes([.. Enumerable.Range(0, length).Select(bit => bit < Math.Max(1, ones % length))]));
        foreach (var shared in (int[])[1, 2, 15, 16, 17, 31, 32, 33])
            AssertSame(left, right, new(SimilarityMeasure.Dice, Similarity.Score(SimilarityMeasure.Dice, shared, length + shared, length)));
    }

    [Fact]
    public void Threads_and_slices_change_nothing()
    {
        var chance = new Seeded("threads");
        var left = MadeEncodings.Adversarial(chance, 128, 1500);
        var right = MadeEncodings.Adversarial(chance, 128, 700, left);
        var one = Matches.Of(left, right, new(SimilarityMeasure.Dice, 0.9)).Value;
        Assert.Equal(one, Matches.Of(left, right, new(SimilarityMeasure.Dice, 0.9, Threads: 3)).Value);
        Assert.NotEmpty(one);
    }

    [Fact]
    public void Too_many_pairs_are_refused_with_advice()
    {
        var set = MadeEncodings.Uniform(new("many"), 64, 200, 500);
        var refusal = Matches.Of(set, set, new(SimilarityMeasure.Dice, 0, MaxPairs: 1_000)).Refusal;
        Assert.Equal("too-many-pairs", refusal?.Code);
        Assert.Contains("Raise the threshold", refusal!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_threshold_outside_0_to_1_is_refused(double threshold)
    {
        var set = MadeEncodings.Uniform(new("refused"), 64, 2, 500);
        Assert.Equal("/threshold", Matches.Of(set, set, new(SimilarityMeasure.Dice, threshold)).Refusal?.Faults.Single().Pointer);
    }

    [Fact]
    public void Encodings_of_different_lengths_are_refused()
    {
        var (a, b) = (MadeEncodings.Uniform(new("a"), 64, 2, 500), MadeEncodings.Uniform(new("b"), 128, 2, 500));
        Assert.Equal("different-lengths", Matches.Of(a, b, new(SimilarityMeasure.Dice, 0.8)).Refusal?.Code);
    }

    [Fact]
    public void Only_the_best_pairs_of_each_record_are_kept_when_asked()
    {
        var set = MadeEncodings.Uniform(new("top"), 256, 60, 500);
        var all = Matches.Of(set, set, new(SimilarityMeasure.Dice, 0.3)).Value;
        var top = Matches.Of(set, set, new(SimilarityMeasure.Dice, 0.3, TopPerRecord: 1)).Value;
        Assert.Equal(3_600, all.Count);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => new ScoredPair(i, i, 1)), top);
    }

    /// <summary>The score of some pair: the threshold that separates it from the next lower score by the last bit.</summary>
    private static double Tie(Seeded chance, SimilarityMeasure measure, EncodingSet left, EncodingSet right)
    {
        int l = chance.Below(left.Count), r = chance.Below(right.Count);
        var score = Similarity.Score(measure, EncodingSet.Common(left[l], right[r]), left.Ones(l) + right.Ones(r), left.Length);
        return chance.Below(2) == 0 ? score : Math.Clamp(Math.BitIncrement(score), 0, 1);
    }

    private static void AssertSame(EncodingSet left, EncodingSet right, MatchOptions options)
    {
        bool[][] lefts = Bits(left), rights = Bits(right);
        int[] leftOnes = Ones(lefts), rightOnes = Ones(rights);
        List<ScoredPair> expected = [];
        for (var l = 0; l < left.Count; l++)
        {
            for (var r = 0; r < right.Count; r++)
            {
                var common = 0;
                for (var bit = 0; bit < left.Length; bit++) common += lefts[l][bit] & rights[r][bit] ? 1 : 0;
                var score = Similarity.Score(options.Measure, common, leftOnes[l] + rightOnes[r], left.Length);
                if (score >= options.Threshold) expected.Add(new(l, r, score));
            }
        }

        foreach (var width in Widths) Assert.Equal(expected, Matches.Of(left, right, options with { Lanes = width }).Value);
    }

    private static bool[][] Bits(EncodingSet set) =>
        [.. Enumerable.Range(0, set.Count).Select(i => Enumerable.Range(0, set.Length).Select(bit => set.IsSet(i, bit)).ToArray())];

    private static int[] Ones(bool[][] encodings) => [.. encodings.Select(bits => bits.Count(bit => bit))];
}
