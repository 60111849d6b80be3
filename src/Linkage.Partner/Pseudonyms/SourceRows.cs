using System.Text.Unicode;
using CsvHelper;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Pseudonyms;

/// <summary>
/// The rows of a CSV file (RFC 4180, UTF-8 with or without mark), one at a time. White space around fields is taken off; what is not CSV
/// is refused rather than repaired.
/// </summary>
internal sealed class SourceRows : IDisposable
{
    private const int LongestRecord = 4 << 20;
    private readonly FileStream _file;
    private readonly CsvReader _reader;

    public SourceRows(FileInfo file, char separator)
    {
        _file = file.OpenRead();
        _reader = CsvReader.Create(_file, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LongestRecord,
        });
    }

    /// <summary>Number of the present row; the header is row 1.</summary>
    public long Row { get; private set; }

    public int Count => _reader.FieldCount;

    public long Position => _reader.ByteOffset;

    public long Length => _file.Length;

    public string this[int column] => _reader.GetString(column);

    /// <summary>False for bytes that are not UTF-8.</summary>
    public bool IsText(int column) => Utf8.IsValid(_reader.GetSpan(column));

    /// <returns>Whether there is a row; refused when the file stops being CSV, with the row and never its content.</returns>
    public async Task<Outcome<bool>> NextAsync(CancellationToken cancel)
    {
        try
        {
            Row++;
            return await _reader.ReadAsync(cancel);
        }
        catch (CsvFormatException broken)
        {
            var row = broken.RecordNumber > 0 ? broken.RecordNumber : Row;
            return new Refusal(
                RefusalKind.Invalid,
                "not-csv",
                $"Row {row} of the file is not CSV: a quote stands inside a field, is not closed, or the row is longer than 4 MiB.");
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }
}
