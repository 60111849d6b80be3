using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Quality;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Matches;
using Linkage.Worker.Matches.Blocks;

namespace Linkage.Worker.Matches;

/// <summary>
/// Matches two deliveries by their encodings: what it will cost, the pairs of one range, and how good the links are. With blocks a range
/// is one of blocks and reads those of both sides; without, it is one of left rows and reads all right ones.
/// </summary>
/// <param name="owner">Whose match it is, by which its right side is kept.</param>
internal sealed class EncodedMatching(
    Database vault, MatchInputs inputs, MatchingOptions options, RightSides sides, string owner) : IMatching
{
    public const int Decimals = 9;

    private const double Units = 1e9;
    private const int SampledRows = 2_000;

    private readonly MatchColumns _columns = new(vault);
    private readonly EncodedSides _encodings = new(new MatchColumns(vault), inputs);

    private MatchSettings Settings => inputs.Settings;

    private bool IsBlocked => Settings.Sampling is not null || inputs.Match.Blocks.Count > 0;

    public async Task<Outcome<MatchPlan>> PlanAsync(CancellationToken cancel)
    {
        var length = await _encodings.LengthAsync(cancel);
        if (length.IsRefused) return length.Refusal;
        var lefts = await _encodings.FilledAsync(MatchSide.Left, cancel);
        var rights = await _encodings.FilledAsync(MatchSide.Right, cancel);
        var estimate = await EstimateAsync(length.Value, lefts, rights, cancel);
        if (estimate.IsRefused) return estimate.Refusal;
        return estimate.Value.RefusalOf(Settings.MostCandidates) is { } refusal ? refusal : new MatchPlan(estimate.Value, null);
    }

    public async Task<Outcome<IReadOnlyList<LeftRange>>> CutAsync(MatchPlan plan, LinkTable table, string cut, CancellationToken cancel)
    {
        var length = await _encodings.LengthAsync(cancel);
        if (length.IsRefused) return length.Refusal;
        var estimate = plan.Estimate;
        if (IsBlocked)
        {
            var source = new EncodedSource(
                inputs, length.Value, SamplerOf(length.Value), side => _encodings.Usable(side, length.Value, Settings.LeaveOutUnusable));
            return await new BlockCutting(new BlockTables(vault), options).RunAsync(
                table, cut, source, estimate.Comparisons, counted => RefusalOf(estimate with { Comparisons = counted }), cancel);
        }

        var ranges = Math.Max(
            (estimate.Comparisons + options.ComparisonsPerRange - 1) / options.ComparisonsPerRange,
            inputs.Left.Rows * EncodedRows.BytesOf(length.Value) / options.PortionBytes);
        return LeftRange.Even(inputs.Left.Rows, Math.Min(ranges, MatchingOptions.MostRanges)).ToArray();
    }

    public async Task<Outcome<IReadOnlyList<StoredPair>>> ScanAsync(
        LinkTable table, string cut, LeftRange range, MatchWatch watch, CancellationToken cancel)
    {
        var length = await _encodings.LengthAsync(cancel);
        if (length.IsRefused) return length.Refusal;
        var pairs = new RangePairs(Settings, Units);
        var refusal = await watch.RunTaskAsync(
            (progress, stop) => CompareAsync(table, cut, range, length.Value, pairs, progress, stop), cancel);
        return refusal is null ? pairs.Found : refusal;
    }

    /// <summary>Whole billionths: the scores of two different fractions of at most 8,192 bits differ by more.</summary>
    public double ScoreOf(int stored, bool forSum) => forSum ? stored / Units : stored;

    public async Task<MatchQuality> JudgeAsync(IReadOnlyList<ScoredPair> links, string? model, CancellationToken cancel) =>
        await new EncodedJudging(inputs, _encodings, (await _encodings.LengthAsync(cancel)).Value, options.PortionBytes).RunAsync(links, cancel);

    private async Task<Refusal?> CompareAsync(
        LinkTable table, string cut, LeftRange range, int length, RangePairs pairs, IProgress<Progress> progress, CancellationToken cancel)
    {
        var right = await sides.ReadAsync(owner, () => RightAsync(length, cancel), cancel);
        if (right.IsRefused) return right.Refusal;
        var compare = new EncodedComparing(Settings, options.Threads, right.Value.Weights);
        if (!IsBlocked)
        {
            return await new EncodedScan(inputs, _encodings, length, options.PortionBytes, compare)
                .RunAsync(range, right.Value, pairs, progress, cancel);
        }

        var sampler = SamplerOf(length);
        var blocks = new BlockScan<EncodedRecords>(
            new BlockRange(new BlockTables(vault), table, cut, range), records => new EncodedRecords(length, sampler, records),
            (left, other, some, told, stop) => compare.Run(left.Set, other.Set, some, told, stop), options.PortionBytes);
        return await blocks.RunAsync(pairs, progress, cancel);
    }

    private BitSampler? SamplerOf(int length) => Settings.Sampling is null ? null : Sampling.Sampler(length);

    private HammingLsh Sampling => new(Settings.Sampling!.Tables, Settings.Sampling.Bits);

    /// <summary>What sampling costs was projected before; what fields cost was counted.</summary>
    private Refusal? RefusalOf(MatchEstimate counted) => Settings.Sampling is null ? null : counted.RefusalOf(Settings.MostCandidates);

    private async Task<Outcome<MatchEstimate>> EstimateAsync(int length, long lefts, long rights, CancellationToken cancel)
    {
        if (Settings.Sampling is not null) return await SampleAsync(length, lefts, rights, cancel);
        if (inputs.Match.Blocks.Count == 0) return new MatchEstimate(lefts, rights, lefts * rights);
        var (comparisons, largest) = (0L, 0L);
        foreach (var block in inputs.Match.Blocks)
        {
            var fields = block.Select(key => (key.Left.Field.Name, key.Right.Field.Name)).ToList();
            var needed = (_encodings.FieldOf(MatchSide.Left), _encodings.FieldOf(MatchSide.Right));
            var one = await _columns.CountAsync(inputs.Left, inputs.Right, fields, needed, cancel);
            (comparisons, largest) = (comparisons + one.Comparisons, Math.Max(largest, one.Largest));
        }

        return new MatchEstimate(lefts, rights, comparisons, largest);
    }

    private async Task<Outcome<MatchEstimate>> SampleAsync(int length, long lefts, long rights, CancellationToken cancel)
    {
        if (Settings.Sampling!.Bits > length)
            return Refusal.Invalid("too-many-bits", "More bits would be sampled than an encoding has.",
                [new("/match/sampling/bits", "range", "Sample fewer bits.")]);
        // The first rows stand for all: partners' files have no order that encodings follow.
        var left = await EncodedRows.ReadAsync(_encodings.Usable(MatchSide.Left, length, true), length, 1, SampledRows, cancel);
        var right = await EncodedRows.ReadAsync(_encodings.Usable(MatchSide.Right, length, true), length, 1, SampledRows, cancel);
        return MatchEstimate.OfSampling(Sampling, left.Value.Set, right.Value.Set, lefts, rights, Settings.Threshold);
    }

    /// <summary>Kept whole where each range compares with all of it, and it has room.</summary>
    private async Task<Outcome<RightSide>> RightAsync(int length, CancellationToken cancel)
    {
        var weights = await _encodings.WeightsAsync(length, Settings.LeaveOutUnusable, options.PortionBytes, cancel);
        if (weights.IsRefused) return weights.Refusal;
        if (IsBlocked || inputs.Right.Rows * EncodedRows.BytesOf(length) > (long)options.KeptMegabytes << 20)
            return new RightSide(null, weights.Value);
        var rows = await EncodedRows.ReadAsync(
            _encodings.Usable(MatchSide.Right, length, Settings.LeaveOutUnusable), length, 1, inputs.Right.Rows, cancel);
        return rows.IsRefused ? rows.Refusal : new RightSide(rows.Value, weights.Value);
    }
}
