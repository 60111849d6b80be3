using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Quality;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Matches;

/// <summary>
/// Matches two deliveries by their encodings: what it will cost, the pairs of one range of left rows, and how good the links are.
/// </summary>
/// <param name="owner">Whose match it is, by which its right side is kept.</param>
internal sealed class EncodedMatching(
    Database vault, MatchInputs inputs, MatchingOptions options, RightSides sides, string owner) : IMatching
{
    private const double Units = 1e9;
    private const int SampledRows = 2_000;

    /// <summary>Of fewer records nothing is told (<see cref="MatchReport"/>).</summary>
    private const int FewestJudged = MatchReport.FewRecords;
    private const long JudgedComparisons = 200_000_000;
    private readonly MatchColumns _columns = new(vault);

    private string LeftField => inputs.Join.Keys[0].Left.Field.Name;

    private string RightField => inputs.Join.Keys[0].Right.Field.Name;

    public async Task<Outcome<MatchPlan>> PlanAsync(CancellationToken cancel)
    {
        var length = await LengthAsync(cancel);
        if (length.IsRefused) return length.Refusal;
        var lefts = await _columns.FilledAsync(inputs.Left, LeftField, cancel);
        var rights = await _columns.FilledAsync(inputs.Right, RightField, cancel);
        var estimate = await EstimateAsync(length.Value, lefts, rights, cancel);
        if (estimate.IsRefused) return estimate.Refusal;
        return estimate.Value.RefusalOf(inputs.Settings.MostCandidates) is { } refusal ? refusal : new MatchPlan(estimate.Value, null);
    }

    public async Task<Outcome<IReadOnlyList<StoredPair>>> ScanAsync(
        long first, long last, string? model, MatchWatch watch, CancellationToken cancel)
    {
        var length = await LengthAsync(cancel);
        if (length.IsRefused) return length.Refusal;
        var right = await sides.ReadAsync(owner, () => RightAsync(length.Value, cancel), cancel);
        if (right.IsRefused) return right.Refusal;
        var left = await ReadAsync(
            inputs.Left, "left", LeftField, length.Value, inputs.LeftBlocks, right.Value.Numbers.Known, inputs.Settings.LeaveOutUnusable,
            first, last, cancel);
        if (left.IsRefused) return left.Refusal;
        var found = await watch.RunAsync((progress, stop) => Scan(left.Value, right.Value, progress, stop), cancel);
        if (found.IsRefused) return found.Refusal;
        return found.Value.Select(pair => new StoredPair(
            left.Value.Rows[pair.Left], right.Value.Rows.Rows[pair.Right], (int)Math.Round(pair.Score * Units))).ToList();
    }

    /// <summary>Whole billionths: the scores of two different fractions of at most 8,192 bits differ by more.</summary>
    public double ScoreOf(int stored, bool forSum) => forSum ? stored / Units : stored;

    public async Task<MatchQuality> JudgeAsync(IReadOnlyList<ScoredPair> links, string? model, CancellationToken cancel)
    {
        var length = (await LengthAsync(cancel)).Value;
        var left = (await ReadAsync(inputs.Left, "left", LeftField, length, [], Unblocked, true, 1, inputs.Left.Rows, cancel)).Value;
        var right = (await ReadAsync(inputs.Right, "right", RightField, length, [], Unblocked, true, 1, inputs.Right.Rows, cancel)).Value;
        var sample = (int)Math.Clamp(JudgedComparisons / Math.Max(1, right.Set.Count), FewestJudged, SampledRows);
        var everything = CandidateBlocks.Everything(left.Set.Count, right.Set.Count);
        var best = await Task.Run(() => BestScores.Of(left.Set, right.Set, everything, inputs.Settings.Measure, sample, cancel), cancel);
        return MatchQuality.Of(inputs.Settings.Threshold, PartyOf(left), PartyOf(right), links, best);
    }

    private static MatchedParty PartyOf(EncodedRows rows) =>
        new(rows.Set.Count + rows.Unlinkable, EncodingProfile.Of(rows.Set).Shared, rows.Unlinkable);

    private Outcome<IReadOnlyList<ScoredPair>> Scan(
        EncodedRows left, RightSide side, IProgress<Progress> progress, CancellationToken stop)
    {
        var right = side.Rows;
        var blocks = inputs.Settings.Sampling is { } sampling ? SamplingOf(sampling).Blocks(left.Set, right.Set)
            : inputs.Match.Blocks.Count > 0 ? CandidateBlocks.ByNumber([.. left.Keys], [.. right.Keys], side.Numbers)
            : CandidateBlocks.Everything(left.Set.Count, right.Set.Count);
        var estimate = new MatchEstimate(left.Set.Count, right.Set.Count, blocks.Comparisons);
        if (estimate.RefusalOf(inputs.Settings.MostCandidates) is { } refusal) return refusal;
        var members = inputs.Match.Blocks.Count > 0 ? new MatchOptions(inputs.Settings.Measure, 0).MaxBlockMembers : int.MaxValue;
        return EncodedMatch.Match(
            left.Set, right.Set, blocks,
            new MatchOptions(inputs.Settings.Measure, inputs.Settings.Threshold, options.Threads, MaxPairs: LinkAssignment.MostPairs,
                MaxBlockMembers: members, TopPerLeft: inputs.Settings.TopK), progress, stop);
    }

    private async Task<Outcome<MatchEstimate>> EstimateAsync(int length, long lefts, long rights, CancellationToken cancel)
    {
        if (inputs.Settings.Sampling is { } sampling) return await SampleAsync(sampling, length, lefts, rights, cancel);
        if (inputs.Match.Blocks.Count == 0) return new MatchEstimate(lefts, rights, lefts * rights);
        var (comparisons, largest) = (0L, 0L);
        foreach (var block in inputs.Match.Blocks)
        {
            var fields = block.Select(key => (key.Left.Field.Name, key.Right.Field.Name)).ToList();
            var one = await _columns.CountAsync(inputs.Left, inputs.Right, fields, (LeftField, RightField), cancel);
            (comparisons, largest) = (comparisons + one.Comparisons, Math.Max(largest, one.Largest));
        }

        return new MatchEstimate(lefts, rights, comparisons, largest);
    }

    private async Task<Outcome<MatchEstimate>> SampleAsync(
        BitSampling sampling, int length, long lefts, long rights, CancellationToken cancel)
    {
        if (sampling.Bits > length)
            return Refusal.Invalid("too-many-bits", "More bits would be sampled than an encoding has.",
                [new("/match/sampling/bits", "range", "Sample fewer bits.")]);
        // The first rows stand for all: partners' files have no order that encodings follow.
        var left = await ReadAsync(inputs.Left, "left", LeftField, length, [], Unblocked, true, 1, SampledRows, cancel);
        var right = await ReadAsync(inputs.Right, "right", RightField, length, [], Unblocked, true, 1, SampledRows, cancel);
        return MatchEstimate.OfSampling(SamplingOf(sampling), left.Value.Set, right.Value.Set, lefts, rights, inputs.Settings.Threshold);
    }

    private static HammingLsh SamplingOf(BitSampling sampling) => new(sampling.Tables, sampling.Bits);

    private async Task<Outcome<int>> LengthAsync(CancellationToken cancel)
    {
        var left = 8 * await _columns.LengthAsync(inputs.Left, LeftField, cancel);
        var right = 8 * await _columns.LengthAsync(inputs.Right, RightField, cancel);
        if (left is null || right is null)
            return Refusal.Invalid("no-encodings", "One of the deliveries holds no encoding at all: nothing can be compared.", []);
        if (left != right)
        {
            return Refusal.Invalid(
                "different-lengths",
                    $"The encodings of the left side have {left} bits and those of the right side {right}: encode both under one schema.", []);
        }

        return left is >= EncodingSet.MinLength and <= EncodingSet.MaxLength ? left.Value : Refusal.Invalid(
            "encoding-length", $"An encoding has {EncodingSet.MinLength} to {EncodingSet.MaxLength} bits: encode under another schema.", []);
    }

    private async Task<Outcome<RightSide>> RightAsync(int length, CancellationToken cancel)
    {
        var numbers = new BlockNumbers();
        var rows = await ReadAsync(
            inputs.Right, "right", RightField, length, inputs.RightBlocks, numbers.Of, inputs.Settings.LeaveOutUnusable, 1,
            inputs.Right.Rows,
            cancel);
        return rows.IsRefused ? rows.Refusal : new RightSide(rows.Value, numbers);
    }

    private Task<Outcome<EncodedRows>> ReadAsync(
        DeliveryTable table, string side, string field, int length, IReadOnlyList<IReadOnlyList<string>> blocks,
        Func<IReadOnlyList<string>, int[]> numberOf, bool leaveOut, long first, long last, CancellationToken cancel) =>
        EncodedRows.ReadAsync(_columns, table, side, field, length, blocks, numberOf, leaveOut, first, last, cancel);

    private static int[] Unblocked(IReadOnlyList<string> keys) => [];
}
