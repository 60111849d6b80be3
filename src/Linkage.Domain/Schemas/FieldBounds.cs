namespace Linkage.Domain.Schemas;

/// <summary>Between which values, as kept, a field lies that is no string; both ends included.</summary>
public readonly record struct FieldBounds(long Low, long High)
{
    /// <summary>
    /// No integer, and no number in its units, is further from 0 than this; wider values are refused at ingest. It leaves room for
    /// a factor of nine thousand before an expression could leave 64 bits.
    /// </summary>
    public const long Widest = 1_000_000_000_000_000;

    public static FieldBounds Of(Field field)
    {
        var (low, high) = Natural(field.Type);
        if (Read(field, field.Constraints.Minimum) is { } minimum) low = Math.Max(low, minimum);
        if (Read(field, field.Constraints.Maximum) is { } maximum) high = Math.Min(high, maximum);
        return new(low, high);
    }

    private static (long Low, long High) Natural(FieldType type) => type switch
    {
        FieldType.Boolean => (0, 1),
        FieldType.Date => (1_01_01, 9999_12_31),
        FieldType.Year => (1, 9999),
        FieldType.Yearmonth => (1_01, 9999_12),
        _ => (-Widest, Widest),
    };

    private static long? Read(Field field, Literal? literal) =>
        literal is { } written && FieldText.Read(field, written.Text, out var value) is null ? value : null;
}
