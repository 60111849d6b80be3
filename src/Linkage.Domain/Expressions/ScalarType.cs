namespace Linkage.Domain.Expressions;

/// <param name="Scale">Of a decimal: values are kept as integers in units of 10^-Scale; otherwise 0.</param>
public readonly record struct ScalarType(ScalarKind Kind, int Scale)
{
    /// <summary>More decimals than this do not come out of an expression.</summary>
    public const int LargestScale = 12;

    public static ScalarType Integer { get; } = new(ScalarKind.Integer, 0);

    public static ScalarType Text { get; } = new(ScalarKind.Text, 0);

    public static ScalarType Boolean { get; } = new(ScalarKind.Boolean, 0);

    public static ScalarType Date { get; } = new(ScalarKind.Date, 0);

    /// <summary>Of the bare literal `missing`, which takes the type of what stands beside it.</summary>
    public static ScalarType Missing { get; } = new(ScalarKind.Missing, 0);

    public bool IsNumeric => Kind is ScalarKind.Integer or ScalarKind.Decimal;

    /// <summary>A decimal without decimals is an integer.</summary>
    public static ScalarType Numeric(int scale) => new(scale == 0 ? ScalarKind.Integer : ScalarKind.Decimal, scale);
}

public enum ScalarKind
{
    Integer,
    Decimal,
    Text,
    Boolean,

    /// <summary>Kept as the integer yyyymmdd.</summary>
    Date,
    Missing,
}
