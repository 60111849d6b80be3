using System.Globalization;

namespace Linkage.Domain.Schemas;

/// <summary>Reads the text of one value of a field that is no string, into the integer in which it is kept. Allocates nothing.</summary>
internal static class FieldText
{
    private static readonly string[] True = ["true", "True", "TRUE", "1"];
    private static readonly string[] False = ["false", "False", "FALSE", "0"];

    /// <returns>The rule that is broken, or null.</returns>
    public static string? Read(Field field, ReadOnlySpan<char> text, out long value) => field.Type switch
    {
        FieldType.Integer or FieldType.Number => FixedPoint.Read(text, field.Scale, out value),
        FieldType.Boolean => ReadBoolean(field, text, out value),
        FieldType.Date => ReadDate(text, DateFormat.Find(field.Format), out value),
        FieldType.Year => ReadYear(text, out value),
        FieldType.Yearmonth => ReadMonth(text, out value),
        _ => throw new InvalidOperationException("Text is kept as it is."),
    };

    private static string? ReadBoolean(Field field, ReadOnlySpan<char> text, out long value)
    {
        value = Holds(field.TrueValues ?? True, text) ? 1 : 0;
        return value == 1 || Holds(field.FalseValues ?? False, text) ? null : FieldRule.Type;
    }

    private static bool Holds(IReadOnlyList<string> texts, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (text.SequenceEqual(texts[i])) return true;
        }

        return false;
    }

    private static string? ReadDate(ReadOnlySpan<char> text, string? format, out long value)
    {
        var read = DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        value = date.Year * 10_000L + date.Month * 100 + date.Day;
        return read ? null : FieldRule.Type;
    }

    private static string? ReadYear(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        return text.Length == 4 && Digits(text, out value) && value > 0 ? null : FieldRule.Type;
    }

    private static string? ReadMonth(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.Length != 7 || text[4] != '-') return FieldRule.Type;
        if (!Digits(text[..4], out var year) || !Digits(text[5..], out var month)) return FieldRule.Type;
        value = year * 100 + month;
        return year > 0 && month is >= 1 and <= 12 ? null : FieldRule.Type;
    }

    // TryParse alone would let NUL characters pass at the end.
    private static bool Digits(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && !text.ContainsAnyExceptInRange('0', '9');
}
