using Linkage.Domain.Chance;
using Linkage.Domain.Matching;

namespace Linkage.Domain.Tests.Matching;

public sealed class MatchEstimateTests
{
    [Fact]
    public void More_candidates_than_the_cap_are_refused_with_advice()
    {
        var refusal = new MatchEstimate(1_000_000, 1_000_000, 1_000_000_000_000).RefusalOf(20_000_000_000)!;
        Assert.Equal("too-many-candidates", refusal.Code);
        Assert.Contains("Block on another key", refusal.Sentence, StringComparison.Ordinal);
        Assert.Null(new MatchEstimate(1_000_000, 1_000_000, 20_000_000_000).RefusalOf(20_000_000_000));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 9)]
    [InlineData(10, 10)]
    [InlineData(11, 20)]
    [InlineData(25_000_001, 30_000_000)]
    [InlineData(99, 100)]
    public void Counts_are_told_with_one_digit(long count, long told) => Assert.Equal(told, MatchEstimate.About(count));

    [Fact]
    public void A_block_with_a_million_members_is_refused() =>
        Assert.Equal(
            "block-too-large", new MatchEstimate(2_000_000, 10, 10_000_000, LargestBlock: 1_000_000).RefusalOf(20_000_000_000)!.Code);

    [Fact]
    public void Sampling_is_projected_from_a_sample()
    {
        var chance = new Seeded("estimate");
        var (left, right) = (MadeEncodings.Uniform(chance, 256, 400, 300), MadeEncodings.Uniform(chance, 256, 400, 300));
        var sampling = new HammingLsh(10, 6);
        var whole = MatchEstimate.OfSampling(sampling, left, right, 400, 400, 0.8);
        Assert.True(whole.IsExact);
        Assert.Equal(sampling.Blocks(left, right).Comparisons, whole.Comparisons);
        var projected = MatchEstimate.OfSampling(sampling, left, right, 4_000, 8_000, 0.8);
        Assert.Equal((whole.Comparisons * 200, false), (projected.Comparisons, projected.IsExact));

        // Ones of both: about 0.3 · 256 · 2; a fifth of them differs at a Dice similarity of 0.8.
        Assert.Equal(sampling.Recall(256, 31), projected.Recall!.Value, 1e-12);
    }
}
