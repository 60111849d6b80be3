using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;

namespace Linkage.Domain.Tests.Matching;

public sealed class CandidateBlocksTests
{
    [Fact]
    public void Pairs_that_share_a_key_are_found_once_and_others_never()
    {
        var chance = new Seeded("blocks");
        var left = MadeEncodings.Adversarial(chance, 128, 200);
        var right = MadeEncodings.Adversarial(chance, 128, 300, left);
        IReadOnlyList<string>[] leftKeys = Keys(chance, 200), rightKeys = Keys(chance, 300);
        var blocks = CandidateBlocks.ByKey(leftKeys, rightKeys);
        var options = new MatchOptions(SimilarityMeasure.Dice, 0.7, Threads: 2);
        var expected = Matches.Of(left, right, options).Value
            .Where(pair => leftKeys[pair.Left].Intersect(rightKeys[pair.Right]).Any());
        Assert.Equal(expected, Matches.Of(left, right, blocks, options).Value);
    }

    [Fact]
    public void Comparisons_are_counted_before_they_are_made()
    {
        var blocks = CandidateBlocks.ByKey([["a"], ["a", "b"], []], [["b"], ["a", "b"], ["c"]]);
        Assert.Equal((2 * 1) + (1 * 2), blocks.Comparisons);
    }

    [Fact]
    public void A_block_of_most_records_is_refused_with_advice()
    {
        var set = MadeEncodings.Uniform(new("block"), 64, 20, 500);
        IReadOnlyList<IReadOnlyList<string>> keys = [.. Enumerable.Repeat<IReadOnlyList<string>>(["same"], 20)];
        var options = new MatchOptions(SimilarityMeasure.Dice, 0.8, MaxBlockMembers: 19);
        Assert.Equal("block-too-large", Matches.Of(set, set, CandidateBlocks.ByKey(keys, keys), options).Refusal?.Code);
    }

    /// <summary>Twenty thousand pairs at a known distance: the share that meets in a table is near the stated recall.</summary>
    [Fact]
    public void Locality_sensitive_blocks_find_the_share_that_is_stated()
    {
        const int length = 512, pairs = 20_000, distance = 40;
        var chance = new Seeded("lsh");
        var left = MadeEncodings.Uniform(chance, length, pairs, 400);
        var right = new EncodingSet(length);
        for (var i = 0; i < pairs; i++)
        {
            var bits = Enumerable.Range(0, length).Select(bit => left.IsSet(i, bit)).ToArray();
            var changed = new HashSet<int>();
            while (changed.Count < distance) changed.Add(chance.Below(length));
            foreach (var bit in changed) bits[bit] = !bits[bit];
            right.Add(MadeEncodings.Bytes(bits));
        }

        var lsh = new HammingLsh(Tables: 6, BitsPerTable: 16);
        var met = lsh.Blocks(left, right).Blocks.SelectMany(block => block.Left.Intersect(block.Right)).Distinct().Count();
        Assert.InRange(met / (double)pairs, lsh.Recall(length, distance) - 0.02, lsh.Recall(length, distance) + 0.02);
    }

    private static IReadOnlyList<string>[] Keys(Seeded chance, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, chance.Below(4)).Select(_ => $"k{chance.Below(6)}").ToArray())];
}
