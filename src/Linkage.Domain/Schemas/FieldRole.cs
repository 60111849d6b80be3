namespace Linkage.Domain.Schemas;

/// <summary>What a field is for; it decides where questions may use it.</summary>
public enum FieldRole
{
    /// <summary>A keyed hash that stands for a subject; only for linking.</summary>
    Pseudonym,

    /// <summary>A Bloom-filter encoding (CLK), base64; only for linking.</summary>
    Encoding,

    /// <summary>A category that tables may be split by.</summary>
    Group,

    /// <summary>An amount that may be summed and averaged.</summary>
    Measure,

    /// <summary>May decide which rows count, and feed derived variables; tables are not split by it as it is.</summary>
    Filter,

    /// <summary>The reference period of the row.</summary>
    Period,
}
