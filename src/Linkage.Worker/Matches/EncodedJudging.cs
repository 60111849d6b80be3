using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Quality;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches;

/// <summary>
/// How good the links of an encoded match are, from a sample of left encodings and all right ones. Both sides go by: what stays of a record
/// is a hash, while its side is read.
/// </summary>
internal sealed class EncodedJudging(MatchInputs inputs, EncodedSides sides, int length, long portionBytes)
{
    private const int SampledRows = 2_000;

    /// <summary>Of fewer records nothing is told (<see cref="MatchReport"/>).</summary>
    private const int FewestJudged = MatchReport.FewRecords;
    private const long JudgedComparisons = 200_000_000;

    public async Task<MatchQuality> RunAsync(IReadOnlyList<ScoredPair> links, CancellationToken cancel)
    {
        var (left, right) = (sides.Usable(MatchSide.Left, length, true), sides.Usable(MatchSide.Right, length, true));
        var (lefts, rights) = ((int)await left.CountAsync(cancel), (int)await right.CountAsync(cancel));
        var sampled = (int)Math.Clamp(JudgedComparisons / Math.Max(1, rights), FewestJudged, SampledRows);
        var (sample, leftShared) = await SampleAsync(left, lefts, new(BestScores.Sample(lefts, sampled)), cancel);
        var weights = (await sides.WeightsAsync(length, true, portionBytes, cancel)).Value;
        var best = new BestScores(sample, inputs.Settings.Measure, sample.Count, weights);
        var rightShared = await CompareAsync(right, rights, best, cancel);
        return MatchQuality.Of(
            inputs.Settings.Threshold,
            new((int)inputs.Left.Rows, leftShared, (int)inputs.Left.Rows - lefts),
            new((int)inputs.Right.Rows, rightShared, (int)inputs.Right.Rows - rights), links, best.Found);
    }

    /// <returns>The encodings at some places among the usable ones, and how many records share theirs.</returns>
    private async Task<(EncodingSet Sample, int Shared)> SampleAsync(
        UsableEncodings left, int records, Queue<int> places, CancellationToken cancel)
    {
        var (sample, one, shared) = (new EncodingSet(length), new EncodingSet(length), new SharedEncodings(records));
        var place = 0;
        await foreach (var (_, encoding, _) in left.ReadAsync([], 1, inputs.Left.Rows, cancel))
        {
            one.Clear();
            one.Add(encoding);
            shared.Add(one[0]);
            if (!places.TryPeek(out var next) || next != place++) continue;
            places.Dequeue();
            sample.Add(encoding);
        }

        return (sample, shared.Count());
    }

    private async Task<int> CompareAsync(UsableEncodings right, int records, BestScores best, CancellationToken cancel)
    {
        var (shared, rows) = (new SharedEncodings(records), new EncodedRows(length));
        foreach (var (first, last) in sides.Portions(length, portionBytes))
        {
            await rows.TakeAsync(right, first, last, cancel);
            var portion = rows.Set;
            for (var at = 0; at < portion.Count; at++) shared.Add(portion[at]);
            await Task.Run(() => best.Add(portion, CandidateBlocks.Everything(best.Found.Count, portion.Count), cancel), cancel);
        }

        return shared.Count();
    }
}
