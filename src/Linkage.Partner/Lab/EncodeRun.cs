using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Lab;

/// <summary>Encodes a table into a file of encodings, batch by batch.</summary>
internal sealed class EncodeRun(EncodingPlan plan, LabTable table, HeaderCheck header, int threads)
{
    private const int RowsPerBatch = 16_384;
    private readonly BatchEncoder _encoder = new(plan, threads);
    private readonly List<string[]> _rows = new(RowsPerBatch);
    private readonly byte[] _encodings = new byte[RowsPerBatch * plan.ByteLength];
    private readonly List<Fault> _faults = [];
    private long _done;

    /// <returns>How many records were encoded.</returns>
    public Outcome<long> Run(Stream target, Progress progress, CancellationToken cancel)
    {
        if (header != HeaderCheck.None)
        {
            var first = table.Next();
            if (first.IsRefused) return first.Refusal;
            if (first.Value is null) return new Refusal(RefusalKind.Invalid, "empty-file", "The file is empty.");
            if (header.Refuse(plan.Schema, first.Value) is { } refusal) return refusal;
        }

        using var writer = new EncodingFileWriter(target);
        while (_faults.Count < EncodingFile.MaxFaults)
        {
            var row = table.Next();
            if (row.IsRefused) return row.Refusal;
            if (row.Value is not null) _rows.Add(row.Value);
            if (row.Value is not null && _rows.Count < RowsPerBatch) continue;
            Encode(writer, cancel);
            progress.Report(table.Position);
            if (row.Value is null) break;
        }

        return _faults.Count == 0 ? _done : Refusal.Invalid(
            "rows", "Rows break the schema. Nothing was written.", [.. _faults.Take(EncodingFile.MaxFaults)]);
    }

    private void Encode(EncodingFileWriter writer, CancellationToken cancel)
    {
        _faults.AddRange(_encoder.Encode(_done, _rows, _encodings, cancel));
        for (var i = 0; i < _rows.Count; i++) writer.Add(_encodings.AsSpan(i * plan.ByteLength, plan.ByteLength));
        _done += _rows.Count;
        _rows.Clear();
    }
}
