using Linkage.Domain.Matching;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>Puts records into the piece of their part, and gives away pieces that are full.</summary>
internal sealed class BlockPieces(int parts)
{
    private const int PieceBytes = 1 << 16;
    private readonly (byte[] Bytes, int Used, int Records, int Number)[] _open = new (byte[], int, int, int)[parts];
    private List<BlockPiece> _full = [];

    public BlockCounts Counts { get; } = new(parts);

    public void Add(MatchSide side, int row, BlockKey key, ReadOnlySpan<byte> content)
    {
        var size = BlockRecord.HeadBytes + content.Length;
        var part = Counts.Add(side, key, size);
        ref var open = ref _open[part];
        if (open.Used > 0 && open.Used + size > PieceBytes) Close(side, part);
        if (open.Bytes is null || open.Bytes.Length < open.Used + size)
            Array.Resize(ref open.Bytes, Math.Max(open.Used + size, Math.Min(PieceBytes, 4 * open.Used)));
        BlockRecord.Write(open.Bytes.AsSpan(open.Used), row, key, content);
        open.Used += size;
        open.Records++;
    }

    /// <summary>The pieces that have become full since the last call.</summary>
    public IReadOnlyList<BlockPiece> Take()
    {
        var full = _full;
        _full = [];
        return full;
    }

    /// <summary>All that is left; the other side begins anew.</summary>
    public IReadOnlyList<BlockPiece> TakeAll(MatchSide side)
    {
        for (var part = 0; part < parts; part++)
        {
            if (_open[part].Used > 0) Close(side, part);
            _open[part].Number = 0;
        }

        return Take();
    }

    private void Close(MatchSide side, int part)
    {
        ref var open = ref _open[part];
        _full.Add(new(side, part, open.Number, open.Records, open.Bytes[..open.Used]));
        (open.Used, open.Records, open.Number) = (0, 0, open.Number + 1);
    }
}
