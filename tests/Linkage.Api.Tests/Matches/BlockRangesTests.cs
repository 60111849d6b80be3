using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Storage.Vault.Matches;
using Linkage.Worker.Matches;
using Linkage.Worker.Matches.Blocks;

namespace Linkage.Api.Tests.Matches;

/// <summary>
/// A match that is cut by blocks in the vault, into parts, ranges and portions of a few records each, finds what comparing within the same
/// blocks in memory finds, each pair once.
/// </summary>
public sealed class BlockRangesTests
{
    private const double Threshold = 0.7;

    private const string Encoded =
        """ "method": "encoded", "on": [ { "left": "a.clk", "right": "clk" } ], "match": { "threshold": 0.7, "mostCandidates": 1000000000, """;

    private const string ByFields =
        Encoded + """
        "blocks": [ [ { "left": "a.h_given", "right": "h_given" } ], [ { "left": "a.h_birth", "right": "h_birth" } ],
          [ { "left": "a.h_sur", "right": "h_sur" }, { "left": "a.h_given", "right": "h_given" } ] ] }
        """;

    private const string BySamples = Encoded + """ "sampling": { "tables": 5, "bits": 6 } } """;

    private const string Model =
        """
        "method": "probabilistic", "on": [ { "left": "a.clk", "right": "clk" }, { "left": "a.h_given", "right": "h_given" },
          { "left": "a.h_sur", "right": "h_sur" }, { "left": "a.h_birth", "right": "h_birth" } ],
        "match": { "threshold": 0.1, "model": { "version": 1, "prior": 0.05, "training": [],
          "specification": { "blocks": [ ["h_birth"], ["h_sur", "h_given"] ], "fields": [
            { "column": "h_given", "comparison": "exact", "terms": { "weight": 1, "floor": 0 } },
            { "column": "h_sur", "comparison": "exact" }, { "column": "clk", "comparison": "encoded", "thresholds": [0.9, 0.6] } ] },
          "fields": [ { "column": "h_given", "m": [0.1, 0.9], "u": [0.7, 0.3] }, { "column": "h_sur", "m": [0.2, 0.8], "u": [0.9, 0.1] },
            { "column": "clk", "m": [0.1, 0.2, 0.7], "u": [0.8, 0.15, 0.05] } ] } }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Encodings_in_blocks_of_fields() => ForAll(ByFields, async (vault, inputs, found) =>
    {
        string[][] left = KeysOf(vault.FieldsOf(inputs.Left)), right = KeysOf(vault.FieldsOf(inputs.Right));
        IsSame(vault, inputs, found, (lefts, rights, _, _) =>
            CandidateBlocks.ByKey([.. lefts.Select(row => left[row - 1])], [.. rights.Select(row => right[row - 1])]));
        await Task.CompletedTask;
    });

    [Fact]
    public void Encodings_in_blocks_of_sampled_bits() => ForAll(BySamples, async (vault, inputs, found) =>
    {
        IsSame(vault, inputs, found, (_, _, left, right) => new HammingLsh(5, 6).Blocks(left, right));
        await Task.CompletedTask;
    });

    [Fact]
    public void Fields_in_the_blocks_of_a_model_with_terms() => ForAll(Model, async (vault, inputs, found) =>
    {
        var sides = new ModelSides(new MatchColumns(vault.Vault), inputs);
        var (left, right) = (await sides.TableAsync(MatchSide.Left, Cancel), await sides.TableAsync(MatchSide.Right, Cancel));
        var model = inputs.Settings.Model!;
        var whole = ProbabilisticMatch.Match(model, left, right, new(SimilarityMeasure.Dice, 0.1), cancel: Cancel).Value;
        Assert.NotEmpty(whole);
        Assert.Equal(whole.Select(pair => (pair.Left + 1, pair.Right + 1)), found.Select(pair => (pair.LeftRow, pair.RightRow)));
        Assert.All(whole.Zip(found), both => Assert.Equal(both.First.Score, LinkModel.FromWeight(both.Second.Score / 1e6), 1e-6));
    });

    private static void ForAll(string join, Func<BlockedVault, MatchInputs, List<StoredPair>, Task> holds) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            CheckAsync(join, new Seeded($"ranges {seed}"), holds).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    private static async Task CheckAsync(string join, Seeded chance, Func<BlockedVault, MatchInputs, List<StoredPair>, Task> holds)
    {
        using var vault = new BlockedVault();
        var inputs = await vault.StoreAsync(join, chance, 1 + chance.Below(200), 1 + chance.Below(200), Cancel);
        var options = new MatchingOptions
        {
            Threads = 1 + chance.Below(2), ComparisonsPerRange = 1 + chance.Below(5_000), PortionBytes = 400 + chance.Below(20_000),
        };
        var table = await vault.BeginAsync(inputs, Cancel);
        var cutting = new BlockCutting(new BlockTables(vault.Vault), options);
        var source = await SourceAsync(vault, inputs);
        // A cutting that died on the way leaves what it had written, and nobody reads it.
        await cutting.RunAsync(table, "died", source, 10_000, _ => null, Cancel);
        var cut = await cutting.RunAsync(table, "cut", source, 10_000, _ => null, Cancel);
        var found = new List<StoredPair>();
        foreach (var range in cut.Value) found.AddRange(await ScanAsync(vault, inputs, table, range, options));
        found.Sort((a, b) => a.LeftRow.CompareTo(b.LeftRow) is var byLeft and not 0 ? byLeft : a.RightRow.CompareTo(b.RightRow));
        await holds(vault, inputs, found);
    }

    private static async Task<IBlockSource> SourceAsync(BlockedVault vault, MatchInputs inputs)
    {
        var columns = new MatchColumns(vault.Vault);
        if (inputs.Settings.Model is { Specification: var specification })
        {
            var sides = new ModelSides(columns, inputs);
            return new ModelSource(sides, specification, (await TermCounts.ReadAsync(sides, specification, Cancel)).Value);
        }

        var encodings = new EncodedSides(columns, inputs);
        return new EncodedSource(
            inputs, BlockedVault.Length, SamplerOf(inputs), side => encodings.Usable(side, BlockedVault.Length, leaveOut: true));
    }

    private static async Task<List<StoredPair>> ScanAsync(
        BlockedVault vault, MatchInputs inputs, LinkTable table, LeftRange range, MatchingOptions options)
    {
        var blocks = new BlockRange(new BlockTables(vault.Vault), table, "cut", range);
        var (pairs, progress) = (new RangePairs(inputs.Settings, inputs.Settings.Model is null ? 1e9 : 1e6), new Progress());
        if (inputs.Settings.Model is { Specification: var specification } model)
        {
            var settings = new MatchOptions(SimilarityMeasure.Dice, 0.1, options.Threads);
            var columns = new ModelSides(new(vault.Vault), inputs).Columns;
            Assert.Null(await new BlockScan<ModelRecords>(
                blocks, _ => new ModelRecords(specification, columns, TermCounts.TermsOf(specification)),
                (left, right, some, told, stop) => ProbabilisticMatch.Weigh(model, left.Table, right.Table, some, settings, told, stop),
                options.PortionBytes).RunAsync(pairs, progress, Cancel));
        }
        else
        {
            var compare = new EncodedComparing(inputs.Settings, options.Threads, null);
            Assert.Null(await new BlockScan<EncodedRecords>(
                blocks, records => new EncodedRecords(BlockedVault.Length, SamplerOf(inputs), records),
                (left, right, some, told, stop) => compare.Run(left.Set, right.Set, some, told, stop),
                options.PortionBytes).RunAsync(pairs, progress, Cancel));
        }

        return pairs.Found;
    }

    private static void IsSame(
        BlockedVault vault, MatchInputs inputs, List<StoredPair> found,
        Func<int[], int[], EncodingSet, EncodingSet, CandidateBlocks> blocks)
    {
        var ((left, leftRows), (right, rightRows)) = (vault.Encodings(inputs.Left), vault.Encodings(inputs.Right));
        var whole = EncodedMatch.Match(
            left, right, blocks(leftRows, rightRows, left, right), new(SimilarityMeasure.Dice, Threshold), cancel: Cancel).Value;
        Assert.Equal(
            whole.Select(pair => new StoredPair(leftRows[pair.Left], rightRows[pair.Right], (int)Math.Round(pair.Score * 1e9))), found);
    }

    /// <summary>By given name, by birth, and by surname with given name.</summary>
    private static string[][] KeysOf(string?[][] fields) =>
    [
        .. fields.Select(row => new[] { ("g", row[0]), ("b", row[2]), ("s", row[1] is null || row[0] is null ? null : $"{row[1]}|{row[0]}") }
            .Where(key => key.Item2 is not null).Select(key => $"{key.Item1} {key.Item2}").ToArray()),
    ];

    private static BitSampler? SamplerOf(MatchInputs inputs) =>
        inputs.Settings.Sampling is { } sampling ? new HammingLsh(sampling.Tables, sampling.Bits).Sampler(BlockedVault.Length) : null;

    /// <summary>What is told of the whole neither falls nor goes beyond its end.</summary>
    private sealed class Progress : IProgress<Domain.Matching.Progress>
    {
        private double _last;

        public void Report(Domain.Matching.Progress value)
        {
            Assert.InRange((double)value.Done / value.Total, _last, 1);
            _last = (double)value.Done / value.Total;
        }
    }
}
