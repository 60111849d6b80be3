using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>What one range of a match that was cut by blocks reads: its left records, and the right ones of the same parts.</summary>
internal sealed class BlockRange(BlockTables tables, LinkTable table, string cut, LeftRange range)
{
    private List<PieceEntry> _left = [];
    private List<PieceEntry> _right = [];
    private long _before;

    public long LeftRecords => range.Last - range.First + 1;

    /// <summary>Right records in all, known once the left ones are read.</summary>
    public long RightRecords => _right.Sum(piece => (long)piece.Records);

    public async Task LeftAsync(TakeRecord take, CancellationToken cancel)
    {
        await FindAsync(cancel);
        if (_left.Count == 0) return;
        var (skip, rest) = (range.First - 1 - _before, LeftRecords);
        var at = 0;
        await foreach (var piece in tables.ReadAsync(table, cut, MatchSide.Left, _left[0], _left[^1], cancel))
        {
            rest -= BlockRecord.Read(piece, skip, rest, take);
            skip = Math.Max(0, skip - _left[at++].Records);
        }
    }

    /// <summary>After the left ones. The action runs after each piece.</summary>
    public async Task RightAsync(TakeRecord take, Action next, CancellationToken cancel)
    {
        if (_right.Count == 0) return;
        await foreach (var piece in tables.ReadAsync(table, cut, MatchSide.Right, _right[0], _right[^1], cancel))
        {
            BlockRecord.Read(piece, 0, long.MaxValue, take);
            next();
        }
    }

    private async Task FindAsync(CancellationToken cancel)
    {
        var (found, before) = (new List<PieceEntry>(), 0L);
        foreach (var piece in await tables.ListAsync(table, cut, MatchSide.Left, cancel))
        {
            if (before < range.Last && before + piece.Records >= range.First)
            {
                if (found.Count == 0) _before = before;
                found.Add(piece);
            }

            before += piece.Records;
        }

        _left = found;
        if (found.Count == 0) return;
        var (first, last) = (found[0].Part, found[^1].Part);
        _right = [.. (await tables.ListAsync(table, cut, MatchSide.Right, cancel)).Where(piece => piece.Part >= first && piece.Part <= last)];
    }
}
