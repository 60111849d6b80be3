using System.IO.Compression;
using System.Text;
using Linkage.Domain.Keys;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Writes down, in the pass that tabulates, what every subject adds to every inner unit: the exact contributor sets of all cells,
/// compressed. Subjects stand under keyed tags and in the order of these, so that without the ledger key the record leads to nobody, and it
/// can be judged when the microdata are gone. It stays in the vault. Memory grows with the record, some 50 bytes a subject.
/// </summary>
public sealed class ContributionRecorder : IDisposable
{
    private readonly string _entity;
    private readonly LedgerKey _key;
    private readonly bool _isAudited;
    private readonly IReadOnlyList<Grain> _grains;
    private readonly UnitIndex _units;
    private readonly bool[] _isOnes;
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;
    private readonly List<(UInt128 Tag, int At)> _subjects = [];
    private readonly SortedList<int, UnitShare> _shares = [];
    private readonly int[] _unit;
    private ulong _partners;
    private long _subject = -1;

    /// <param name="spec">Must be without faults (<see cref="TabulationFaults"/>).</param>
    /// <param name="entity">What a subject is, in a word such as `person`.</param>
    /// <param name="isAudited">Whether the audit of the result judges all that it tells by itself.</param>
    public ContributionRecorder(TabulationSpec spec, string entity, LedgerKey key, bool isAudited)
    {
        (_entity, _key, _isAudited) = (entity, key, isAudited);
        _grains = new CubeSet(spec).Grains;
        _units = new UnitIndex([.. _grains.Select(grain => grain.Count)]);
        _writer = new BinaryWriter(_bytes, Encoding.UTF8, leaveOpen: true);
        (_unit, _isOnes) = (new int[_grains.Count], new bool[spec.Amounts.Count]);
        Array.Fill(_isOnes, true);
    }

    /// <exception cref="ArgumentException">The rows are not ordered by subject.</exception>
    public void Add(in RowFacts row)
    {
        if (row.Subject < _subject) throw new ArgumentException("Rows must be ordered by subject.", nameof(row));
        if (row.Subject != _subject) Flush();
        _subject = row.Subject;
        _partners |= row.Partners;
        for (var v = 0; v < _unit.Length; v++) _unit[v] = _grains[v].OfLeaf(row.Leaf[v]);
        for (var a = 0; a < _isOnes.Length; a++) _isOnes[a] &= row.Amounts[a] is null or 0 or 1;
        var unit = _units.NumberOf(_unit);
        if (!_shares.TryGetValue(unit, out var share)) _shares.Add(unit, share = new UnitShare(_isOnes.Length));
        share.Add(row);
    }

    /// <summary>The record, for <see cref="ContributionRecord"/>; the recorder is done with.</summary>
    public byte[] Finish()
    {
        Flush();
        _writer.Flush();
        using var record = new MemoryStream();
        using (var writer = new BinaryWriter(record, Encoding.UTF8, leaveOpen: true)) WriteHead(writer);
        using (var brotli = new BrotliStream(record, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(brotli, Encoding.UTF8)) WriteSubjects(writer);
        return record.ToArray();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _bytes.Dispose();
    }

    private void WriteHead(BinaryWriter writer)
    {
        writer.Write(ContributionRecord.Version);
        writer.Write(_entity);
        writer.Write(_isAudited);
        writer.Write7BitEncodedInt(_isOnes.Length);
        foreach (var ones in _isOnes) writer.Write(ones);
        writer.Write7BitEncodedInt(_unit.Length);
        writer.Write7BitEncodedInt(_units.Units.Count);
        foreach (var grain in _units.Units.SelectMany(unit => unit)) writer.Write7BitEncodedInt(grain);
        writer.Write7BitEncodedInt(_subjects.Count);
    }

    private void WriteSubjects(BinaryWriter writer)
    {
        var (bytes, order) = (_bytes.GetBuffer(), Enumerable.Range(0, _subjects.Count).ToArray());
        Array.Sort(_subjects.ConvertAll(subject => subject.Tag).ToArray(), order);
        foreach (var at in order)
        {
            var (tag, start) = _subjects[at];
            writer.Write((ulong)(tag >> 64));
            writer.Write((ulong)tag);
            writer.Write(bytes.AsSpan(start..(at + 1 < _subjects.Count ? _subjects[at + 1].At : (int)_bytes.Length)));
        }
    }

    private void Flush()
    {
        if (_shares.Count == 0) return;
        _writer.Flush();
        _subjects.Add((_key.SubjectTag(_entity, _subject), (int)_bytes.Length));
        _writer.Write7BitEncodedInt64((long)_partners);
        _writer.Write7BitEncodedInt(_shares.Count);
        foreach (var (unit, share) in _shares)
        {
            _writer.Write7BitEncodedInt(unit);
            share.Write(_writer);
        }

        _partners = 0;
        _shares.Clear();
    }
}
