using System.IO.Compression;
using System.Text;

namespace Linkage.Domain.Ledger;

/// <summary>A record that <see cref="ContributionRecorder"/> wrote.</summary>
internal sealed class ContributionRecord
{
    public const byte Version = 1;

    private readonly byte[] _bytes;
    private readonly int _start, _subjects;

    /// <exception cref="InvalidDataException">Not a record of this version: the vault was altered, or is newer.</exception>
    public ContributionRecord(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        if (reader.ReadByte() != Version) throw new InvalidDataException("A record of contributions is of another version.");
        (Entity, IsAudited) = (reader.ReadString(), reader.ReadBoolean());
        IsOnes = [.. Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => reader.ReadBoolean())];
        var variables = reader.Read7BitEncodedInt();
        var units = new int[reader.Read7BitEncodedInt()][];
        for (var u = 0; u < units.Length; u++)
        {
            units[u] = new int[variables];
            for (var v = 0; v < variables; v++) units[u][v] = reader.Read7BitEncodedInt();
        }

        (_subjects, Units) = (reader.Read7BitEncodedInt(), units);
        (_bytes, _start) = (bytes, (int)stream.Position);
    }

    /// <summary>What a subject is.</summary>
    public string Entity { get; }

    /// <summary>Whether the audit of the result judges all that it tells by itself.</summary>
    public bool IsAudited { get; }

    /// <summary>Per amount whether every row has 0, 1 or nothing.</summary>
    public IReadOnlyList<bool> IsOnes { get; }

    /// <summary>Inner units: per variable of the specification the grain.</summary>
    public IReadOnlyList<int[]> Units { get; }

    /// <summary>Every subject by its tag, with the partners that know it and its shares by number of unit.</summary>
    public IEnumerable<(UInt128 Tag, ulong Partners, IReadOnlyList<(int Unit, UnitShare Share)> Shares)> Subjects()
    {
        using var stream = new MemoryStream(_bytes, _start, _bytes.Length - _start);
        using var reader = new BinaryReader(
            new BufferedStream(new BrotliStream(stream, CompressionMode.Decompress), 1 << 16), Encoding.UTF8);
        for (var subject = 0; subject < _subjects; subject++)
        {
            var tag = new UInt128(reader.ReadUInt64(), reader.ReadUInt64());
            var partners = (ulong)reader.Read7BitEncodedInt64();
            var shares = new (int, UnitShare)[reader.Read7BitEncodedInt()];
            for (var s = 0; s < shares.Length; s++) shares[s] = (reader.Read7BitEncodedInt(), UnitShare.Read(reader, IsOnes.Count));
            yield return (tag, partners, shares);
        }
    }
}
