namespace Linkage.Domain.Schemas;

/// <summary>The types of Frictionless Table Schema v2 that are taken, with how a value is kept.</summary>
public enum FieldType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fixed count of decimals, kept as an integer in units of 10^-decimals.</summary>
    Number,

    /// <summary>Kept as 0 or 1.</summary>
    Boolean,

    /// <summary>A calendar date, kept as the integer yyyymmdd.</summary>
    Date,

    /// <summary>Kept as the integer yyyy.</summary>
    Year,

    /// <summary>A month of a year, kept as the integer yyyymm.</summary>
    Yearmonth,
}
