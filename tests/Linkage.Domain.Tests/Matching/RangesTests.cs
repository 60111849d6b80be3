using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;

namespace Linkage.Domain.Tests.Matching;

/// <summary>A match that is cut into ranges of blocks, or run by several threads, finds what the whole finds.</summary>
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

    /// <summary>Ranges of blocks, each with the records of its blocks alone: a pair that several rules find is found once.</summary>
    [Fact]
    public void Ranges_of_blocks_find_what_the_whole_finds() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"blocks {seed}");
            var left = MadeEncodings.Adversarial(chance, 64, 60);
            var right = MadeEncodings.Adversarial(chance, 64, 50, left);
            string?[][] leftFields = Fields(chance, 60), rightFields = Fields(chance, 50);
            var options = new MatchOptions(SimilarityMeasure.Dice, 0.4);
            var whole = Matches.Of(left, right, CandidateBlocks.ByKey(KeysOf(leftFields), KeysOf(rightFields)), options).Value;
            var found = InRanges(
                Records(leftFields), Records(rightFields), 1 + chance.Below(8), (l, r) => FirstRule(leftFields[l], rightFields[r]),
                (lefts, rights, blocks) => Matches.Of(Some(left, lefts), Some(right, rights), blocks, options).Value);
            Assert.Equal(whole, found);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ranges_of_sampled_blocks_find_what_the_whole_finds() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"samples {seed}");
            var left = MadeEncodings.Adversarial(chance, 128, 60);
            var right = MadeEncodings.Adversarial(chance, 128, 50, left);
            var sampling = new HammingLsh(1 + chance.Below(6), 1 + chance.Below(12), $"{seed}");
            var sampler = sampling.Sampler(128);
            var options = new MatchOptions(SimilarityMeasure.Jaccard, 0.3);
            var whole = Matches.Of(left, right, sampling.Blocks(left, right), options).Value;
            List<(int Record, BlockKey Key)> RecordsOf(EncodingSet set) =>
            [
                .. from record in Enumerable.Range(0, set.Count)
                   from table in Enumerable.Range(0, sampling.Tables)
                   select (record, sampler.Key(set[record], table)),
            ];
            var found = InRanges(
                RecordsOf(left), RecordsOf(right), 1 + chance.Below(8), (l, r) => sampler.FirstCommon(left[l], right[r]),
                (lefts, rights, blocks) => Matches.Of(Some(left, lefts), Some(right, rights), blocks, options).Value);
            Assert.Equal(whole, found);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Threads_and_ranges_weigh_the_same_pairs_alike() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"{seed}");
            RecordTable left = Table(chance, 300), right = Table(chance, 200);
            var options = new MatchOptions(SimilarityMeasure.Dice, 0.3);
            var cancel = TestContext.Current.CancellationToken;
            var blocks = BlockKeys.Of(Model.Specification.Blocks, left, right);
            var whole = ProbabilisticMatch.Weigh(Model, left, right, blocks, options, cancel: cancel).Value;
            Assert.NotEmpty(whole);
            Assert.Equal(whole, ProbabilisticMatch.Weigh(Model, left, right, blocks, options with { Threads = 4 }, cancel: cancel).Value);
            var frequencies = Frequencies(left, right);
            string?[][] leftFields = FieldsOf(left), rightFields = FieldsOf(right);
            var found = InRanges(
                Records(leftFields), Records(rightFields), 1 + chance.Below(8), (l, r) => FirstRule(leftFields[l], rightFields[r]),
                (lefts, rights, some) => ProbabilisticMatch.Weigh(
                    Model, Some(left, lefts) with { Frequencies = Named([.. lefts.Select(at => frequencies[at])]) }, Some(right, rights), some,
                    options, cancel: cancel).Value);
            Assert.Equal(whole, found);
        }).QuickCheckThrowOnFailure();

    /// <summary>Each range keeps the best of each of its left records; of those of all ranges the best are the best of all.</summary>
    [Fact]
    public void The_best_of_each_left_record_are_the_same_in_any_ranges() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"best {seed}");
            var (left, right) = (MadeEncodings.Uniform(chance, 64, 40, 500), MadeEncodings.Uniform(chance, 64, 60, 500));
            string?[][] leftFields = Fields(chance, 40), rightFields = Fields(chance, 60);
            var blocks = CandidateBlocks.ByKey(KeysOf(leftFields), KeysOf(rightFields));
            var top = 1 + chance.Below(3);
            var options = new MatchOptions(SimilarityMeasure.Dice, 0.3, TopPerLeft: top);
            var whole = Matches.Of(left, right, blocks, options).Value;
            Assert.Equal(whole, Matches.Of(left, right, blocks, options with { MaxPairs = Math.Max(1, whole.Count) }).Value);
            var found = TopPairs.OfLeft(
                InRanges(
                    Records(leftFields), Records(rightFields), 1 + chance.Below(8), (l, r) => FirstRule(leftFields[l], rightFields[r]),
                    (lefts, rights, part) => Matches.Of(Some(left, lefts), Some(right, rights), part, options).Value),
                top);
            Assert.Equal(whole, found.OrderBy(pair => pair.Left).ThenBy(pair => pair.Right));
            var all = Matches.Of(left, right, blocks, options with { TopPerLeft = null }).Value;
            Assert.Equal(
                all.GroupBy(pair => pair.Left).SelectMany(pairs => pairs.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Right)
                    .Take(top).OrderBy(pair => pair.Right)),
                whole);
        }).QuickCheckThrowOnFailure();

    /// <summary>Cuts blocks into ranges, compares each with the records of its own blocks, and puts the pairs together.</summary>
    private static List<ScoredPair> InRanges(
        IReadOnlyList<(int Record, BlockKey Key)> left, IReadOnlyList<(int Record, BlockKey Key)> right, int ranges,
        Func<int, int, int> firstRule, Func<int[], int[], CandidateBlocks, IReadOnlyList<ScoredPair>> match)
    {
        List<ScoredPair> found = [];
        for (var range = 0; range < ranges; range++)
        {
            var lefts = left.Where(one => one.Key.Bucket(64) % ranges == range).ToArray();
            var rights = right.Where(one => one.Key.Bucket(64) % ranges == range).ToArray();
            if (lefts.Length == 0 || rights.Length == 0) continue;
            var blocks = CandidateBlocks.ByRule(
                [.. lefts.Select(one => one.Key)], [.. rights.Select(one => one.Key)],
                (l, r) => firstRule(lefts[l].Record, rights[r].Record));
            found.AddRange(match([.. lefts.Select(one => one.Record)], [.. rights.Select(one => one.Record)], blocks)
                .Select(pair => pair with { Left = lefts[pair.Left].Record, Right = rights[pair.Right].Record }));
        }

        found.Sort(ScoredPair.InOrder);
        return found;
    }

    private static EncodingSet Some(EncodingSet set, int[] records)
    {
        var some = new EncodingSet(set.Length);
        foreach (var record in records) some.Add(MemoryMarshal.AsBytes(set[record])[..(set.Length / 8)]);
        return some;
    }

    private static RecordTable Some(RecordTable table, int[] records) => new(
        records.Length,
        table.Columns.ToDictionary(column => column.Key, IReadOnlyList<string?> (column) => [.. records.Select(at => column.Value[at])]));

    private static List<(int Record, BlockKey Key)> Records(string?[][] fields) =>
    [
        .. from record in Enumerable.Range(0, fields.Length)
           from rule in Enumerable.Range(0, Columns.Length)
           where fields[record][rule] is not null
           select (record, BlockKey.Of(rule, [fields[record][rule]!])),
    ];

    private static int FirstRule(string?[] left, string?[] right) =>
        Enumerable.Range(0, Columns.Length).First(rule => left[rule] is not null && left[rule] == right[rule]);

    private static string[][] KeysOf(string?[][] fields) =>
        [.. fields.Select(record => record.Select((value, rule) => (value, rule)).Where(one => one.value is not null)
            .Select(one => $"{one.rule} {one.value}").ToArray())];

    /// <summary>Model blocks are by birth, name and place, in this order.</summary>
    private static string?[][] FieldsOf(RecordTable table) =>
        [.. Enumerable.Range(0, table.Count).Select(
            record => Model.Specification.Blocks.Select(block => table.Columns[block[0]][record]).ToArray())];

    private static double?[] Frequencies(RecordTable left, RecordTable right)
    {
        var present = left.Columns["name"].Concat(right.Columns["name"]).Where(value => value is not null).ToList();
        return
        [
            .. left.Columns["name"].Select(
                value => value is null ? (double?)null : (double)present.Count(other => other == value) / present.Count),
        ];
    }

    private static Dictionary<string, IReadOnlyList<double?>> Named(double?[] frequencies) => new() { ["name"] = frequencies };

    private static string?[][] Fields(Seeded chance, int records) =>
        [.. Enumerable.Range(0, records).Select(
            _ => Columns.Select((_, rule) => chance.Below(4) == 0 ? null : $"{chance.Below(3 + (3 * rule))}").ToArray())];

    private static RecordTable Table(Seeded chance, int records) => new(records, Columns.ToDictionary(
        column => column,
        IReadOnlyList<string?> (_) =>
            [.. Enumerable.Range(0, records).Select(_ => chance.Below(10) == 0 ? null : $"{Math.Min(chance.Below(25), chance.Below(25))}")]));
}
