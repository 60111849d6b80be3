using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches;

/// <summary>Compares a range of left rows with all right rows: those that are kept, or portion after portion of them.</summary>
internal sealed class EncodedScan(MatchInputs inputs, EncodedSides sides, int length, long portionBytes, EncodedComparing compare)
{
    public async Task<Refusal?> RunAsync(
        LeftRange range, RightSide side, RangePairs pairs, IProgress<Progress> progress, CancellationToken cancel)
    {
        var left = await ReadAsync(MatchSide.Left, range, cancel);
        if (left.IsRefused) return left.Refusal;
        if (side.Rows is { } kept) return Compare(left.Value, kept, pairs, progress, cancel);
        foreach (var portion in sides.Portions(length, portionBytes))
        {
            var right = await ReadAsync(MatchSide.Right, portion, cancel);
            if (right.IsRefused) return right.Refusal;
            var share = new PartProgress(progress, portion.First - 1, portion.Last - portion.First + 1, inputs.Right.Rows);
            if (Compare(left.Value, right.Value, pairs, share, cancel) is { } refusal) return refusal;
        }

        return null;
    }

    private Task<Outcome<EncodedRows>> ReadAsync(MatchSide side, LeftRange rows, CancellationToken cancel) =>
        EncodedRows.ReadAsync(sides.Usable(side, length, inputs.Settings.LeaveOutUnusable), length, rows.First, rows.Last, cancel);

    private Refusal? Compare(EncodedRows left, EncodedRows right, RangePairs pairs, IProgress<Progress> progress, CancellationToken cancel)
    {
        var everything = CandidateBlocks.Everything(left.Set.Count, right.Set.Count);
        var found = compare.Run(left.Set, right.Set, everything, progress, cancel);
        return found.IsRefused ? found.Refusal : pairs.Add(found.Value, left.Rows, right.Rows);
    }
}
