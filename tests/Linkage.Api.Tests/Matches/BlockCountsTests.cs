using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Matching;
using Linkage.Storage.Vault.Matches;
using Linkage.Worker.Matches.Blocks;

namespace Linkage.Api.Tests.Matches;

/// <summary>Ranges of blocks hold every left record that may meet somebody, once, and none costs much more than it should.</summary>
public sealed class BlockCountsTests
{
    private const int RecordBytes = 100;

    [Fact]
    public void Ranges_hold_every_left_record_with_a_counterpart_once() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"counts {seed}");
            var parts = 1 + chance.Below(12);
            var counts = new BlockCounts(parts);
            var perPart = new (long Left, long Right)[parts];
            for (var at = chance.Below(400); at > 0; at--) perPart[counts.Add(MatchSide.Left, Key(chance), RecordBytes)].Left++;
            for (var at = chance.Below(400); at > 0; at--) perPart[counts.Add(MatchSide.Right, Key(chance), RecordBytes)].Right++;
            var (comparisons, bytes) = (1 + chance.Below(500), RecordBytes * (1 + chance.Below(100)));
            var ranges = counts.Cut((comparisons, bytes));
            Assert.NotEmpty(ranges);
            var held = ranges.SelectMany(
                range => Enumerable.Range(0, (int)(range.Last - range.First + 1)).Select(at => range.First + at)).ToList();
            Assert.Equal(held.Distinct().Order(), held);
            var first = 1L;
            foreach (var (left, right) in perPart)
            {
                if (right > 0) Assert.Equal(left, held.Count(record => record >= first && record < first + left));
                first += left;
            }
        }).QuickCheckThrowOnFailure();

    /// <summary>Fifty thousand records of each side in blocks of ten: half a million pairs, and strangers in the same buckets.</summary>
    [Fact]
    public void Comparisons_are_counted_without_those_that_chance_puts_together()
    {
        var counts = new BlockCounts(1);
        for (var record = 0; record < 50_000; record++)
        {
            counts.Add(MatchSide.Left, BlockKey.Of(0, [$"{record / 10}"]), RecordBytes);
            counts.Add(MatchSide.Right, BlockKey.Of(0, [$"{record / 10}"]), RecordBytes);
        }

        Assert.InRange(counts.Comparisons, 490_000, 510_000);
    }

    private static BlockKey Key(Seeded chance) => BlockKey.Of(chance.Below(3), [$"{chance.Below(60)}"]);
}
