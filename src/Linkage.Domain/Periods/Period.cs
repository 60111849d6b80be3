using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linkage.Domain.Periods;

/// <summary>
/// What a delivery describes: a year `2023JJ00`, a quarter `2023KW03`, a month `2023MM04` (the codes of Statistics Netherlands) or
/// a reference date `2023-04-01`. Ordered by first day; of two that begin together the shorter comes first.
/// </summary>
[JsonConverter(typeof(PeriodConverter))]
public readonly record struct Period : IComparable<Period>
{
    private Period(PeriodKind kind, DateOnly first) => (Kind, First) = (kind, first);

    public PeriodKind Kind { get; }

    /// <summary>The first day of the period.</summary>
    public DateOnly First { get; }

    /// <summary>The last day of the period.</summary>
    public DateOnly Last => Kind switch
    {
        PeriodKind.Year => new DateOnly(First.Year, 12, 31),
        PeriodKind.Quarter => LastOfMonth(First.Month + 2),
        PeriodKind.Month => LastOfMonth(First.Month),
        _ => First,
    };

    public static Period Year(int year) => new(PeriodKind.Year, new DateOnly(year, 1, 1));

    public static bool TryParse(ReadOnlySpan<char> text, out Period period)
    {
        period = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            period = new Period(PeriodKind.Date, date);
            return true;
        }

        if (text.Length != 8 || !TryDigits(text[..4], out var year) || year < 1 || !TryDigits(text[6..], out var part)) return false;
        (PeriodKind Kind, int Month)? found = (text[4], text[5], part) switch
        {
            ('J', 'J', 0) => (PeriodKind.Year, 1),
            ('K', 'W', >= 1 and <= 4) => (PeriodKind.Quarter, part * 3 - 2),
            ('M', 'M', >= 1 and <= 12) => (PeriodKind.Month, part),
            _ => null,
        };
        if (found is not { } known) return false;
        period = new Period(known.Kind, new DateOnly(year, known.Month, 1));
        return true;
    }

    public override string ToString() => Kind switch
    {
        PeriodKind.Year => $"{First.Year:0000}JJ00",
        PeriodKind.Quarter => $"{First.Year:0000}KW{(First.Month + 2) / 3:00}",
        PeriodKind.Month => $"{First.Year:0000}MM{First.Month:00}",
        _ => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    public int CompareTo(Period other)
    {
        var byFirst = First.CompareTo(other.First);
        return byFirst != 0 ? byFirst : other.Kind.CompareTo(Kind);
    }

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    private DateOnly LastOfMonth(int month) => new(First.Year, month, DateTime.DaysInMonth(First.Year, month));

    // TryParse alone would let NUL characters pass at the end.
    private static bool TryDigits(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && !text.ContainsAnyExceptInRange('0', '9');

    private sealed class PeriodConverter : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var period) ? period : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
