using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>
/// Dates as registers keep them, written yyyyMMdd with 00 for an unknown month or day and 0000 for an unknown year (BRP). Read as
/// yyyyMMdd, yyyy-MM-dd or d-M-yyyy, with hyphens, slashes or dots; the year has four digits and never stands second.
/// </summary>
internal static class PartialDate
{
    private static readonly Refusal Rule = Identifier.Rule(
        "date", "A date is yyyyMMdd, yyyy-MM-dd or dd-MM-yyyy and exists in the calendar; unknown parts are 00.");

    public static Outcome<string> Normalise(string value)
    {
        var text = value.AsSpan().Trim();
        if (text.IsEmpty) return Identifier.Empty;
        return Split(text) is var (year, month, day) && Exists(year, month, day) ? $"{year:D4}{month:D2}{day:D2}" : Rule;
    }

    private static (int Year, int Month, int Day)? Split(ReadOnlySpan<char> text)
    {
        if (text.Length == 8 && !text.ContainsAnyExceptInRange('0', '9'))
            return (int.Parse(text[..4]), int.Parse(text[4..6]), int.Parse(text[6..]));
        Span<Range> parts = stackalloc Range[4];
        if (text.SplitAny(parts, "-/.") != 3) return null;
        if (text[parts[0]].Length == 4) return Numbers(text[parts[0]], text[parts[1]], text[parts[2]]);
        return text[parts[2]].Length == 4 ? Numbers(text[parts[2]], text[parts[1]], text[parts[0]]) : null;
    }

    private static (int Year, int Month, int Day)? Numbers(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day)
    {
        if (month.Length is 0 or > 2 || day.Length is 0 or > 2) return null;
        if (year.ContainsAnyExceptInRange('0', '9') || month.ContainsAnyExceptInRange('0', '9') || day.ContainsAnyExceptInRange('0', '9'))
            return null;
        return (int.Parse(year), int.Parse(month), int.Parse(day));
    }

    /// <summary>A part can be unknown only when all smaller ones are; the wholly unknown 00000000 identifies nobody.</summary>
    private static bool Exists(int year, int month, int day)
    {
        if (year == 0 || month > 12) return false;
        if (month == 0) return day == 0;
        return day <= DateTime.DaysInMonth(year, month);
    }
}
