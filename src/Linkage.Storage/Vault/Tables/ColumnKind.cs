namespace Linkage.Storage.Vault.Tables;

/// <summary>What a column of a delivery table holds, and so how it is typed in the database.</summary>
internal enum ColumnKind
{
    /// <summary>Dense integer of the spine of the column's entity type (bigint).</summary>
    Subject,

    /// <summary>Text compared by code point (nvarchar(400) BIN2, TEXT).</summary>
    Text,

    /// <summary>bigint.</summary>
    Integer,

    /// <summary>bigint in units of 10^-scale.</summary>
    Decimal,

    /// <summary>bigint, 0 or 1.</summary>
    Boolean,

    /// <summary>bigint, yyyymmdd (<see cref="Linkage.Domain.Schemas.FieldType.Date"/>).</summary>
    Date,

    /// <summary>bigint, yyyy.</summary>
    Year,

    /// <summary>bigint, yyyymm.</summary>
    YearMonth,

    /// <summary>Bytes of a CLK, of one length in the whole column.</summary>
    Encoding,
}
