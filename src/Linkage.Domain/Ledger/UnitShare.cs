using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Ledger;

/// <summary>What one subject adds to one inner unit.</summary>
internal sealed class UnitShare(int amounts)
{
    private readonly long[] _valid = new long[amounts];
    private readonly Int128[] _totals = new Int128[amounts];

    /// <summary>Rows, by weight.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that have the amount, by weight.</summary>
    public long Valid(int amount) => _valid[amount];

    /// <summary>Sum of the amount, by weight, in units of 10^-decimals.</summary>
    public Int128 Total(int amount) => _totals[amount];

    public void Add(in RowFacts row)
    {
        Rows += row.Weight;
        for (var a = 0; a < amounts; a++)
        {
            if (row.Amounts[a] is not { } value) continue;
            _valid[a] += row.Weight;
            _totals[a] += (Int128)value * row.Weight;
        }
    }

    public void Add(UnitShare other)
    {
        Rows += other.Rows;
        for (var a = 0; a < amounts; a++)
        {
            _valid[a] += other._valid[a];
            _totals[a] += other._totals[a];
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt64(Rows);
        for (var a = 0; a < amounts; a++)
        {
            writer.Write7BitEncodedInt64(_valid[a]);
            if (_valid[a] == 0) continue;
            // Zigzag, so that small amounts of either sign are short.
            var zigzag = (UInt128)((_totals[a] << 1) ^ (_totals[a] >> 127));
            writer.Write7BitEncodedInt64((long)(ulong)zigzag);
            writer.Write7BitEncodedInt64((long)(ulong)(zigzag >> 64));
        }
    }

    public static UnitShare Read(BinaryReader reader, int amounts)
    {
        var share = new UnitShare(amounts) { Rows = reader.Read7BitEncodedInt64() };
        for (var a = 0; a < amounts; a++)
        {
            share._valid[a] = reader.Read7BitEncodedInt64();
            if (share._valid[a] == 0) continue;
            var low = (ulong)reader.Read7BitEncodedInt64();
            var zigzag = new UInt128((ulong)reader.Read7BitEncodedInt64(), low);
            share._totals[a] = (Int128)(zigzag >> 1) ^ -(Int128)(zigzag & 1);
        }

        return share;
    }
}
