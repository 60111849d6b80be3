using Linkage.Domain.Chance;
using Linkage.Domain.CodeLists;
using Linkage.Domain.Expressions;
using Linkage.Domain.Periods;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Agreements;

/// <summary>Values of one field that describe nobody.</summary>
internal sealed class MadeUpValues(Field field, AgreementDocument agreement, IReadOnlyList<string> missingValues, Seeded chance)
{
    private const int OneInMissing = 50;
    private const string Letters = "ABCDE";

    private readonly List<string>? _choices = Choices(field, agreement);
    private readonly FieldBounds _bounds = Usual(field);

    public string Next()
    {
        var mayMiss = missingValues.Count > 0 && !field.IsRequired;
        if (mayMiss && chance.Below(OneInMissing) == 0) return missingValues[0];
        return _choices is not null ? chance.Pick(_choices) : field.Type == FieldType.String ? Text() : Written(Amount());
    }

    /// <summary>A value that differs for every row, as far as the field has room.</summary>
    public string Serial(int row)
    {
        if (_choices is not null) return _choices[row % _choices.Count];
        if (field.Type == FieldType.String) return row.ToString($"D{Math.Max(9, field.Constraints.MinLength ?? 0)}");
        var bounds = FieldBounds.Of(field);
        return field.Type is FieldType.Integer or FieldType.Number
            ? SyntaxPrinter.Number(Math.Max(0, bounds.Low) + row, field.Scale)
            : Written(Amount());
    }

    private static List<string>? Choices(Field field, AgreementDocument agreement) => field switch
    {
        { Categories: { } categories } => [.. categories.Select(c => c.Value.Text)],
        { CodeList: { } name } => [.. new CodeIndex(agreement.CodeLists[name]).Codes[0].Select(c => c.Text)],
        { Constraints.Enum: { } values } => [.. values.Select(v => v.Text)],
        { Type: FieldType.Boolean } => [field.TrueValues?[0] ?? "true", field.FalseValues?[0] ?? "false"],
        _ => null,
    };

    private string Text() => field.Role switch
    {
        FieldRole.Period => Period.Year(2000 + chance.Below(25)).ToString(),
        _ => new string(Letters[chance.Below(Letters.Length)], Math.Max(1, field.Constraints.MinLength ?? 1)),
    };

    // Skewed to the low end, as amounts are.
    private long Amount()
    {
        var fraction = chance.Fraction();
        return _bounds.Low + (long)((_bounds.High - _bounds.Low) * fraction * fraction);
    }

    private string Written(long value) => field.Type switch
    {
        FieldType.Date => DateOnly.FromDayNumber((int)value).ToString(DateFormat.Find(field.Format), null),
        FieldType.Year => value.ToString("D4"),
        FieldType.Yearmonth => $"{value / 12:D4}-{value % 12 + 1:D2}",
        _ => SyntaxPrinter.Number(value, field.Scale),
    };

    /// <summary>Bounds that look like data where the schema has none; days and months counted without gaps.</summary>
    private static FieldBounds Usual(Field field)
    {
        if (field.Type == FieldType.String) return default;
        var (natural, own) = (FieldBounds.Of(field with { Constraints = new() }), FieldBounds.Of(field));
        var (low, high) = field.Type switch
        {
            FieldType.Date => (1930_01_01L, 2020_12_31L),
            FieldType.Year => (1930, 2020),
            FieldType.Yearmonth => (1930_01, 2020_12),
            _ => (0, 10_000),
        };
        low = own.Low > natural.Low ? own.Low : Math.Min(low, own.High);
        high = own.High < natural.High ? own.High : Math.Max(high, low);
        return new(Counted(field.Type, low), Counted(field.Type, high));
    }

    private static long Counted(FieldType type, long kept) => type switch
    {
        FieldType.Date => new DateOnly((int)(kept / 10_000), (int)(kept / 100 % 100), (int)(kept % 100)).DayNumber,
        FieldType.Yearmonth => kept / 100 * 12 + kept % 100 - 1,
        _ => kept,
    };
}
