using CsvHelper;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Lab;

/// <summary>The rows of a CSV file (RFC 4180, UTF-8), value by value as they stand: encodings must not depend on tidying up.</summary>
internal sealed class LabTable : IDisposable
{
    private const int LongestRecord = 4 << 20;
    private readonly FileStream _file;
    private readonly CsvReader _reader;
    private readonly bool _trim;

    /// <param name="trim">Take white space off around every value and column name.</param>
    public LabTable(FileInfo file, bool trim)
    {
        _trim = trim;
        _file = file.OpenRead();
        _reader = CsvReader.Create(_file, new CsvReaderOptions
        {
            HasHeader = false,
            TrimWhitespace = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LongestRecord,
        });
    }

    public long Length => _file.Length;

    public long Position => _reader.ByteOffset;

    /// <summary>Rows read so far, the header among them.</summary>
    public long Row { get; private set; }

    /// <returns>The next row; null at the end; refused when the file stops being CSV, with the row and never its content.</returns>
    public Outcome<string[]?> Next()
    {
        try
        {
            Row++;
            if (!_reader.Read()) return (string[]?)null;
            var values = new string[_reader.FieldCount];
            for (var i = 0; i < values.Length; i++) values[i] = _trim ? _reader.GetString(i).Trim() : _reader.GetString(i);
            return values;
        }
        catch (CsvFormatException broken)
        {
            return new Refusal(RefusalKind.Invalid, "not-csv",
                $"Row {(broken.RecordNumber > 0 ? broken.RecordNumber : Row)} of the file is not CSV: "
                + "a quote stands inside a field or is not closed, or the row is longer than 4 MiB.");
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }
}
