using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>Compares the records of one range of blocks: its left ones with portion after portion of the right ones.</summary>
/// <param name="none">Room for about so many records, with none in it.</param>
/// <param name="compare">Left and right records in their blocks.</param>
internal sealed class BlockScan<TRecords>(
    BlockRange range,
    Func<int, TRecords> none,
    Func<TRecords, TRecords, CandidateBlocks, IProgress<Progress>, CancellationToken, Outcome<IReadOnlyList<ScoredPair>>> compare,
    long portionBytes)
    where TRecords : BlockRecords<TRecords>
{
    private TRecords _left = none(0);
    private TRecords _right = none(0);
    private long _done;
    private Refusal? _refusal;

    /// <returns>Null when all that was found is in <paramref name="pairs"/>.</returns>
    public async Task<Refusal?> RunAsync(RangePairs pairs, IProgress<Progress> progress, CancellationToken cancel)
    {
        _left = none((int)range.LeftRecords);
        await range.LeftAsync((row, key, content) => _left.Add(row, key, content), cancel);
        _right = none(RightRoom());
        await range.RightAsync(
            (row, key, content) => _right.Add(row, key, content),
            () =>
            {
                if (_right.Bytes >= portionBytes) Compare(pairs, progress, cancel);
            },
            cancel);
        Compare(pairs, progress, cancel);
        return _refusal;
    }

    private void Compare(RangePairs pairs, IProgress<Progress> progress, CancellationToken cancel)
    {
        var right = _right;
        _right = none(RightRoom(right.Rows.Count));
        if (_refusal is not null || right.Rows.Count == 0 || _left.Rows.Count == 0) return;
        var blocks = CandidateBlocks.ByRule(_left.Keys, right.Keys, (record, other) => _left.FirstRule(record, right, other));
        var share = new PartProgress(progress, _done, right.Rows.Count, range.RightRecords);
        var found = compare(_left, right, blocks, share, cancel);
        _done += right.Rows.Count;
        _refusal = found.IsRefused ? found.Refusal : pairs.Add(found.Value, _left.Rows, right.Rows);
    }

    /// <param name="next">Records that are done with what is compared next.</param>
    private int RightRoom(int next = 0) => _left.Rows.Count == 0 ? 0 : (int)Math.Min(
        range.RightRecords - _done - next, portionBytes * _left.Rows.Count / _left.Bytes);
}
