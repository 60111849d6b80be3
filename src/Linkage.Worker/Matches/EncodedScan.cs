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
        var lefts = sides.Usable(MatchSide.Left, length, inputs.Settings.LeaveOutUnusable);
        var left = await EncodedRows.ReadAsync(lefts, length, range.First, range.Last, cancel);
        if (left.IsRefused) return left.Refusal;
        if (side.Rows is { } kept) return Compare(left.Value, kept, pairs, progress, cancel);
        var right = new EncodedRows(length);
        foreach (var portion in sides.Portions(length, portionBytes))
        {
            var source = sides.Usable(MatchSide.Right, length, inputs.Settings.LeaveOutUnusable);
            if (await right.TakeAsync(source, portion.First, portion.Last, cancel) is { } unusable) return unusable;
            var share = new PartProgress(progress, portion.First - 1, portion.Last - portion.First + 1, inputs.Right.Rows);
            if (Compare(left.Value, right, pairs, share, cancel) is { } refusal) return refusal;
        }

        return null;
    }

    private Refusal? Compare(EncodedRows left, EncodedRows right, RangePairs pairs, IProgress<Progress> progress, CancellationToken cancel)
    {
        var everything = CandidateBlocks.Everything(left.Set.Count, right.Set.Count);
        var found = compare.Run(left.Set, right.Set, everything, progress, cancel);
        return found.IsRefused ? found.Refusal : pairs.Add(found.Value, left.Rows, right.Rows);
    }
}
