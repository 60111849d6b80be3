namespace Linkage.Worker.Ingest;

/// <summary>
/// The names of the rules that a file can break beside those of single values (<see cref="Linkage.Domain.Schemas.FieldRule"/>) and of
/// direct identifiers. They are part of the report and do not change.
/// </summary>
internal static class IngestRule
{
    /// <summary>The file begins as a ZIP, spreadsheet, gzip, PDF, Parquet or other known binary file, or is sealed twice.</summary>
    public const string NotCsv = "not-csv";

    /// <summary>No byte beyond a byte order mark.</summary>
    public const string EmptyFile = "empty-file";

    /// <summary>A header and nothing below it.</summary>
    public const string NoRows = "no-rows";

    /// <summary>Bytes that are not UTF-8; the whole file when it begins with another byte order mark.</summary>
    public const string NotUtf8 = "not-utf-8";

    public const string NulByte = "nul-byte";

    /// <summary>A row of more than <see cref="CsvIntake.LongestRow"/> bytes; nothing after it was read.</summary>
    public const string RowTooLong = "row-too-long";

    /// <summary>A quote within an unquoted value, or text after a closing quote (RFC 4180, section 2).</summary>
    public const string Quote = "quote";

    /// <summary>A quote that is never closed; nothing after it was read.</summary>
    public const string QuoteUnclosed = "quote-unclosed";

    public const string ColumnMissing = "column-missing";

    /// <summary>
    /// A column that the schema does not have. The fault says which by its position, `#3`: its name is not ours to repeat.
    /// </summary>
    public const string ColumnExtra = "column-extra";

    public const string ColumnDuplicate = "column-duplicate";

    /// <summary>More or fewer values than the header has columns.</summary>
    public const string ColumnCount = "column-count";

    /// <summary>The primary key of an earlier row.</summary>
    public const string PrimaryKey = "primary-key";

    /// <summary>The value of an earlier row in a field that is unique.</summary>
    public const string Unique = "unique";

    /// <summary>An encoding of another length than the first one of the column.</summary>
    public const string EncodingLength = "encoding-length";

    /// <summary>The sealed file was altered, cut short or put in another order.</summary>
    public const string SealBroken = "seal-broken";

    /// <summary>Sealed to a key that this service does not hold.</summary>
    public const string SealKey = "seal-key";

    /// <summary>Not the file's fault: the service could not finish, after several attempts.</summary>
    public const string InternalError = "internal-error";
}
