using Linkage.Domain.Matching;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>Records of one side that a range holds, each for one of its blocks: a row that is in several comes as often.</summary>
internal abstract class BlockRecords<TSelf>
    where TSelf : BlockRecords<TSelf>
{
    public List<int> Rows { get; } = [];

    public List<BlockKey> Keys { get; } = [];

    public long Bytes { get; private set; }

    public void Add(int row, BlockKey key, ReadOnlySpan<byte> content)
    {
        Rows.Add(row);
        Keys.Add(key);
        Bytes += BlockRecord.HeadBytes + content.Length;
        Take(key, content);
    }

    /// <summary>The first rule by which a record meets one of the other side, of which both are in one block here.</summary>
    public abstract int FirstRule(int record, TSelf right, int other);

    protected abstract void Take(BlockKey key, ReadOnlySpan<byte> content);
}
