namespace Linkage.Domain.Expressions;

/// <summary>
/// A value of a row: text, or an integer (units of 10^-scale, 0 and 1 for false and true, yyyymmdd for a date), or missing.
/// </summary>
public readonly record struct Scalar
{
    private Scalar(long? number, string? text) => (Number, Text) = (number, text);

    public static Scalar Missing => default;

    public long? Number { get; }

    public string? Text { get; }

    public bool IsMissing => Number is null && Text is null;

    public static Scalar Of(long value) => new(value, null);

    public static Scalar Of(bool value) => new(value ? 1 : 0, null);

    public static Scalar Of(string value) => new(null, value);
}
