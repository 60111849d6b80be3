using System.Text;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Domain.Matching.Quality;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Matches;
using Linkage.Worker.Matches.Blocks;

namespace Linkage.Worker.Matches;

/// <summary>
/// Matches two deliveries by a Fellegi–Sunter model, which the question holds or which is trained from the deliveries. Training reads both
/// whole; a range reads the records of its blocks.
/// </summary>
internal sealed class ModelMatching(Database vault, MatchInputs inputs, MatchingOptions options, MatchWatch watch) : IMatching
{
    private const int Decimals = 6;
    private const double UnitsPerBit = 1e6;

    /// <summary>Texts take more memory than bytes that are stored.</summary>
    private const int TextExpansion = 4;

    private readonly MatchColumns _columns = new(vault);
    private readonly BlockTables _blocks = new(vault);
    private readonly ModelSides _sides = new(new MatchColumns(vault), inputs);
    private readonly MatchingOptions _options = options with { PortionBytes = options.PortionBytes / TextExpansion };

    private LinkSpecification Specification => inputs.Settings.Model?.Specification ?? inputs.Settings.Train!;

    public async Task<Outcome<MatchPlan>> PlanAsync(CancellationToken cancel)
    {
        var estimate = await EstimateAsync(cancel);
        if (estimate.RefusalOf(inputs.Settings.MostCandidates) is { } refusal) return refusal;
        if (inputs.Settings.Model is { } known) return new MatchPlan(estimate, TextOf(known));
        var (left, right) = (await _sides.TableAsync(MatchSide.Left, cancel), await _sides.TableAsync(MatchSide.Right, cancel));
        var trained = await watch.RunAsync((progress, stop) => ModelTraining.Train(Specification, left, right, progress, stop), cancel);
        return trained.IsRefused ? trained.Refusal : new MatchPlan(estimate, TextOf(trained.Value));
    }

    public async Task<Outcome<IReadOnlyList<LeftRange>>> CutAsync(MatchPlan plan, LinkTable table, string cut, CancellationToken cancel)
    {
        var terms = await TermCounts.ReadAsync(_sides, Specification, cancel);
        if (terms.IsRefused) return terms.Refusal;
        var source = new ModelSource(_sides, Specification, terms.Value);
        return await new BlockCutting(_blocks, _options).RunAsync(table, cut, source, plan.Estimate.Comparisons, _ => null, cancel);
    }

    public async Task<Outcome<IReadOnlyList<StoredPair>>> ScanAsync(
        LinkTable table, string cut, LeftRange range, MatchWatch own, CancellationToken cancel)
    {
        var document = LinkModelDocument.Read(Encoding.UTF8.GetBytes(table.Model!));
        if (document.IsRefused) return document.Refusal;
        var terms = TermCounts.TermsOf(Specification);
        var matching = new MatchOptions(
            SimilarityMeasure.Dice, inputs.Settings.Threshold, options.Threads, MaxPairs: LinkAssignment.MostPairs,
            MaxBlockMembers: int.MaxValue, TopPerLeft: inputs.Settings.TopK, ScoreDecimals: Decimals);
        var scan = new BlockScan<ModelRecords>(
            new BlockRange(_blocks, table, cut, range), _ => new ModelRecords(Specification, _sides.Columns, terms),
            (left, right, blocks, progress, stop) =>
                ProbabilisticMatch.Weigh(document.Value, left.Table, right.Table, blocks, matching, progress, stop), _options.PortionBytes);
        var pairs = new RangePairs(inputs.Settings, UnitsPerBit);
        var refusal = await own.RunTaskAsync((progress, stop) => scan.RunAsync(pairs, progress, stop), cancel);
        return refusal is null ? pairs.Found : refusal;
    }

    public double ScoreOf(int stored, bool forSum) => forSum ? LinkModel.FromWeight(stored / UnitsPerBit) : stored;

    public Task<MatchQuality> JudgeAsync(IReadOnlyList<ScoredPair> links, string? model, CancellationToken cancel)
    {
        var document = LinkModelDocument.Read(Encoding.UTF8.GetBytes(model!)).Value;
        var scores = links.Select(link => LinkModel.FromWeight(link.Score / UnitsPerBit)).ToList();
        return Task.FromResult(MatchQuality.Of(
            inputs.Settings.Threshold, new((int)inputs.Left.Rows, 0, 0), new((int)inputs.Right.Rows, 0, 0), links, scores, document.Model));
    }

    private static string TextOf(LinkModelDocument model) => Encoding.UTF8.GetString(model.Write());

    private async Task<MatchEstimate> EstimateAsync(CancellationToken cancel)
    {
        var (comparisons, largest) = (0L, 0L);
        foreach (var block in Specification.Blocks)
        {
            var fields = block.Select(column => inputs.Join.Keys.First(key => key.Right.Field.Name == column))
                .Select(key => (key.Left.Field.Name, key.Right.Field.Name)).ToList();
            var one = await _columns.CountAsync(inputs.Left, inputs.Right, fields, null, cancel);
            (comparisons, largest) = (comparisons + one.Comparisons, Math.Max(largest, one.Largest));
        }

        return new MatchEstimate(inputs.Left.Rows, inputs.Right.Rows, comparisons, largest);
    }
}
