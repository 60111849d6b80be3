using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;

namespace Linkage.Domain.Tests.Matching;

/// <summary>A match that is cut into ranges of left records, or run by several threads, finds what the whole finds.</summary>
public sealed class RangesTests
{
    private static readonly string[] Columns = ["name", "birth", "place"];

    private static readonly LinkModelDocument Model = new(
        LinkModelDocument.CurrentVersion,
        new([.. Columns.Select(column => new FieldSpecification(column, FieldComparison.Exact, Terms: column == "name" ? new() : null))],
            [["birth"], ["name"], ["place"]]),
        0.05,
        [.. Columns.Select(column => new TrainedField(column, [0.1, 0.9], [0.8, 0.2]))],
        []);

    [Fact]
    public void Blocks_of_left_ranges_hold_every_pair_once() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"{seed}");
            string[][] left = Keys(chance, 40), right = Keys(chance, 30);
            var whole = CandidateBlocks.ByKey(left, right);
            var cut = chance.Below(41);
            var parts = new[] { whole.OfLeft(0, cut), whole.OfLeft(cut, 40) };
            Assert.Equal(whole.Comparisons, parts.Sum(part => part.Comparisons));
            Assert.All(parts[0].Blocks.SelectMany(block => block.Left), record => Assert.True(record < cut));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Threads_and_ranges_weigh_the_same_pairs_alike() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"{seed}");
            RecordTable left = Table(chance, 300), right = Table(chance, 200);
            var options = new MatchOptions(SimilarityMeasure.Dice, 0.3);
            var cancel = TestContext.Current.CancellationToken;
            var whole = ProbabilisticMatch.Weigh(Model, left, right, options, .., cancel: cancel).Value;
            Assert.NotEmpty(whole);
            Assert.Equal(whole, ProbabilisticMatch.Weigh(Model, left, right, options with { Threads = 4 }, .., cancel: cancel).Value);
            var cut = chance.Below(301);
            var ranges = new[] { ..cut, cut.. }.SelectMany(
                range => ProbabilisticMatch.Weigh(Model, left, right, options, range, cancel: cancel).Value);
            Assert.Equal(whole, ranges);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_best_of_each_left_record_are_the_same_in_any_range() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"best {seed}");
            var (left, right) = (MadeEncodings.Uniform(chance, 64, 40, 500), MadeEncodings.Uniform(chance, 64, 60, 500));
            string[][] leftKeys = Keys(chance, 40), rightKeys = Keys(chance, 60);
            var blocks = CandidateBlocks.ByKey(leftKeys, rightKeys);
            var options = new MatchOptions(SimilarityMeasure.Dice, 0.3, TopPerLeft: 1 + chance.Below(3));
            List<ScoredPair> Best(CandidateBlocks part, int most) => [.. EncodedMatch.Match(
                left, right, part, options with { MaxPairs = most }).Value];
            var cut = chance.Below(41);
            var whole = Best(blocks, 1_000_000);
            Assert.Equal(whole, Best(blocks.OfLeft(0, cut), 1_000_000).Concat(Best(blocks.OfLeft(cut, 40), 1_000_000)));
            Assert.Equal(whole, Best(blocks, Math.Max(1, whole.Count)));
            var all = EncodedMatch.Match(left, right, blocks, options with { TopPerLeft = null }).Value;
            Assert.Equal(
                all.GroupBy(pair => pair.Left).SelectMany(pairs => pairs.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Right)
                    .Take(options.TopPerLeft!.Value).OrderBy(pair => pair.Right)),
                whole);
        }).QuickCheckThrowOnFailure();

    private static string[][] Keys(Seeded chance, int records) =>
        [.. Enumerable.Range(0, records).Select(_ => Enumerable.Range(0, chance.Below(4)).Select(_ => $"{chance.Below(12)}").ToArray())];

    private static RecordTable Table(Seeded chance, int records) => new(records, Columns.ToDictionary(
        column => column,
        IReadOnlyList<string?> (_) =>
            [.. Enumerable.Range(0, records).Select(_ => chance.Below(10) == 0 ? null : $"{Math.Min(chance.Below(25), chance.Below(25))}")]));
}
