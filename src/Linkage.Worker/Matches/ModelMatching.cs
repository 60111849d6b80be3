using System.Globalization;
using System.Text;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Domain.Matching.Quality;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Matches;

/// <summary>Matches two deliveries by a Fellegi–Sunter model, which the question holds or which is trained from the deliveries.</summary>
internal sealed class ModelMatching(Database vault, MatchInputs inputs, MatchingOptions options, MatchWatch watch) : IMatching
{
    private const double UnitsPerBit = 1e6;
    private readonly MatchColumns _columns = new(vault);

    public async Task<Outcome<MatchPlan>> PlanAsync(CancellationToken cancel)
    {
        var specification = inputs.Settings.Model?.Specification ?? inputs.Settings.Train!;
        var estimate = await EstimateAsync(specification, cancel);
        if (estimate.RefusalOf(inputs.Settings.MostCandidates) is { } refusal) return refusal;
        if (inputs.Settings.Model is { } known) return new MatchPlan(estimate, TextOf(known));
        var (left, right) = await TablesAsync(cancel);
        var trained = await watch.RunAsync((progress, stop) => ModelTraining.Train(specification, left, right, progress, stop), cancel);
        return trained.IsRefused ? trained.Refusal : new MatchPlan(estimate, TextOf(trained.Value));
    }

    public async Task<Outcome<IReadOnlyList<StoredPair>>> ScanAsync(
        long first, long last, string? model, MatchWatch own, CancellationToken cancel)
    {
        var document = LinkModelDocument.Read(Encoding.UTF8.GetBytes(model!));
        if (document.IsRefused) return document.Refusal;
        // Both whole: how much agreement on a value says depends on how often it stands in either of them.
        var (left, right) = await TablesAsync(cancel);
        var matching = new MatchOptions(
            SimilarityMeasure.Dice, inputs.Settings.Threshold, options.Threads, MaxPairs: LinkAssignment.MostPairs,
            TopPerLeft: inputs.Settings.TopK);
        var found = await own.RunAsync(
            (progress, stop) =>
                ProbabilisticMatch.Weigh(document.Value, left, right, matching, (int)(first - 1)..(int)last, progress, stop),
                cancel);
        if (found.IsRefused) return found.Refusal;
        return found.Value.Select(
            pair => new StoredPair(pair.Left + 1, pair.Right + 1, (int)Math.Round(pair.Score * UnitsPerBit))).ToList();
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

    private async Task<MatchEstimate> EstimateAsync(LinkSpecification specification, CancellationToken cancel)
    {
        var (comparisons, largest) = (0L, 0L);
        foreach (var block in specification.Blocks)
        {
            var fields = block.Select(column => inputs.Join.Keys.First(key => key.Right.Field.Name == column))
                .Select(key => (key.Left.Field.Name, key.Right.Field.Name)).ToList();
            var one = await _columns.CountAsync(inputs.Left, inputs.Right, fields, null, cancel);
            (comparisons, largest) = (comparisons + one.Comparisons, Math.Max(largest, one.Largest));
        }

        return new MatchEstimate(inputs.Left.Rows, inputs.Right.Rows, comparisons, largest);
    }

    /// <summary>Columns are named by the right fields, as in the model.</summary>
    private async Task<(RecordTable Left, RecordTable Right)> TablesAsync(CancellationToken cancel) => (
        await TableAsync(inputs.Left, [.. inputs.Join.Keys.Select(key => key.Left.Field.Name)], cancel),
        await TableAsync(inputs.Right, [.. inputs.Join.Keys.Select(key => key.Right.Field.Name)], cancel));

    private async Task<RecordTable> TableAsync(DeliveryTable table, IReadOnlyList<string> fields, CancellationToken cancel)
    {
        var columns = fields.Select(_ => new List<string?>()).ToList();
        await foreach (var (_, values) in _columns.ReadAsync(table, fields, 1, table.Rows, cancel))
        {
            for (var at = 0; at < values.Length; at++) columns[at].Add(TextOf(values[at]));
        }

        var names = inputs.Join.Keys.Select(key => key.Right.Field.Name);
        return new RecordTable(
            columns[0].Count, names.Zip(columns).ToDictionary(pair => pair.First, IReadOnlyList<string?> (pair) => pair.Second));
    }

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        byte[] encoding => Convert.ToBase64String(encoding),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
