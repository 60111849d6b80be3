using System.Text.Unicode;
using CsvHelper;
using Linkage.Domain.Agreements;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Ingest;

/// <summary>
/// Reads a delivered CSV (RFC 4180; LF or CRLF; UTF-8 with or without a byte order mark; blank lines skipped) row by row into batches and
/// logs what is wrong. A faulty row keeps its place, so that one reading finds everything.
/// </summary>
internal sealed class CsvIntake : IDisposable
{
    /// <summary>In bytes, a row with its quoted line breaks.</summary>
    public const int LongestRow = 1024 * 1024;

    private readonly PlainFile _file;
    private readonly IReadOnlyList<FieldIntake> _fields;
    private readonly FaultLog _faults;
    private readonly CsvReader _csv;
    private CsvHeader? _header;
    private CsvMalformedReason? _malformed;

    public CsvIntake(PlainFile file, Dialect dialect, IReadOnlyList<FieldIntake> fields, FaultLog faults)
    {
        (_file, _fields, _faults) = (file, fields, faults);
        _csv = CsvReader.Create(file, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = dialect.Delimiter[0],
            TrimWhitespace = dialect.SkipInitialSpace,
            MaxRecordSize = LongestRow,
            OnMalformedRecord = record => _malformed = record.Reason,
            IncludeValuesInExceptions = false,
        });
    }

    /// <summary>Data rows read so far.</summary>
    public long Rows { get; private set; }

    public int Columns => _header?.Columns ?? 0;

    /// <summary>The file could not be read to its end; what was found is not all there is.</summary>
    public bool IsCutShort { get; private set; }

    /// <returns>False when the rows cannot be read because of the header or of what the file is.</returns>
    public bool ReadHeader()
    {
        if (FileKind.BrokenRule(_file.Head) is { } rule) return CutShort(rule);
        if (!Next()) return !IsCutShort && CutShort(IngestRule.EmptyFile);
        if (_malformed is not null) return CutShort(IngestRule.Quote);
        var header = CsvHeader.Read(_csv, [.. _fields.Select(field => field.Name)], _faults);
        (_header, IsCutShort) = (header, _faults.Total > 0);
        return !IsCutShort;
    }

    /// <returns>False when there was no further row.</returns>
    public bool Fill(RowBatch batch, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        batch.Start(Rows + 1);
        while (!IsCutShort && !batch.IsFull && Next()) Take(batch);
        return batch.Rows > 0;
    }

    public void Dispose() => _csv.Dispose();

    private bool Next()
    {
        _malformed = null;
        try
        {
            if (!_csv.Read()) return false;
        }
        catch (CsvFormatException)
        {
            // The only thing that these options let it throw.
            return CutShort(IngestRule.RowTooLong);
        }

        if (_csv.RawRecord.Length > LongestRow) return CutShort(IngestRule.RowTooLong);
        return _malformed != CsvMalformedReason.UnterminatedQuote || CutShort(IngestRule.QuoteUnclosed);
    }

    private void Take(RowBatch batch)
    {
        Rows++;
        batch.Add();
        if (_malformed is not null) _faults.Add(Rows, "", IngestRule.Quote);
        else if (_csv.FieldCount != Columns) _faults.Add(Rows, "", IngestRule.ColumnCount);
        else TakeFields(batch);
    }

    private void TakeFields(RowBatch batch)
    {
        var clean = BrokenByBytes(_csv.RawRecord) is null;
        for (var at = 0; at < _fields.Count; at++)
        {
            var value = _csv.GetSpan(_header!.PlaceOf(at));
            var rule = (clean ? null : BrokenByBytes(value)) ?? _fields[at].Take(value, batch);
            if (rule is not null) _faults.Add(Rows, _fields[at].Name, rule);
        }
    }

    private static string? BrokenByBytes(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes)) return IngestRule.NotUtf8;
        return bytes.Contains((byte)0) ? IngestRule.NulByte : null;
    }

    /// <summary>Logs what ends the reading, at the row that is being read.</summary>
    private bool CutShort(string rule)
    {
        _faults.Add(_header is null ? 0 : Rows + 1, "", rule);
        IsCutShort = true;
        return false;
    }
}
