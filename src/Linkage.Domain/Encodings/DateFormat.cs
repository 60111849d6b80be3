using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Linkage.Domain.Encodings;

/// <summary>
/// Dates in a strptime format (C89 directives with Python's bounds), given the one spelling yyyyMMdd. Parts that the format leaves
/// out are those of 1 January 1900.
/// </summary>
public sealed record DateFormat : ValueFormat
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];
    private static readonly string[] ShortMonths = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames[..12];
    private readonly Regex _pattern;

    private DateFormat(string format, Regex pattern) => (Format, _pattern) = (format, pattern);

    public string Format { get; }

    /// <summary>Null when the format holds a directive that is not known, or one twice.</summary>
    public static DateFormat? Create(string format)
    {
        var pattern = new StringBuilder(@"\A");
        HashSet<char> seen = [];
        for (var i = 0; i < format.Length; i++)
        {
            if (char.IsWhiteSpace(format[i]))
            {
                while (i + 1 < format.Length && char.IsWhiteSpace(format[i + 1])) i++;
                pattern.Append(@"\s+");
            }
            else if (format[i] != '%')
            {
                pattern.Append(Regex.Escape(format[i].ToString()));
            }
            else
            {
                if (++i == format.Length || Directive(format[i]) is not { } part) return null;
                if (format[i] != '%' && !seen.Add(format[i])) return null;
                pattern.Append(part);
            }
        }

        return new(format, new Regex(pattern.ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }

    /// <summary>The alternatives stand in the order of CPython's _strptime: the first that lets the rest match is taken.</summary>
    private static string? Directive(char directive) => directive switch
    {
        'd' => "(?<d>3[0-1]|[1-2][0-9]|0[1-9]|[1-9]| [1-9])",
        'm' => "(?<m>1[0-2]|0[1-9]|[1-9])",
        'y' => "(?<y>[0-9][0-9])",
        'Y' => "(?<Y>[0-9]{4})",
        'j' => "(?<j>36[0-6]|3[0-5][0-9]|[1-2][0-9][0-9]|0[1-9][0-9]|00[1-9]|[1-9][0-9]|0[1-9]|[1-9])",
        'H' => "(?:2[0-3]|[0-1][0-9]|[0-9])",
        'I' => "(?:1[0-2]|0[1-9]|[1-9])",
        'M' => "(?:[0-5][0-9]|[0-9])",
        'S' => "(?!6[0-1])(?:[0-5][0-9]|[0-9])",
        'f' => "(?:[0-9]{1,6})",
        'p' => "(?:am|pm)",
        'w' => "(?:[0-6])",
        'B' => $"(?<B>{string.Join('|', Months.OrderByDescending(name => name.Length))})",
        'b' => $"(?<b>{string.Join('|', ShortMonths)})",
        'A' => $"(?:{string.Join('|', CultureInfo.InvariantCulture.DateTimeFormat.DayNames.OrderByDescending(name => name.Length))})",
        'a' => $"(?:{string.Join('|', CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames)})",
        '%' => "%",
        _ => null,
    };

    internal override string? Normalise(string value, out string rule)
    {
        rule = "not-a-date";
        var match = _pattern.Match(value);
        if (!match.Success || match.Length != value.Length) return null;
        var year = Year(match);
        if (year < 1) return null;
        var date = Number(match, "j") is { } day
            ? (Month: 0, Day: day)
            : (Month: Month(match), Day: Number(match, "d") ?? 1);
        if (date.Month == 0)
        {
            var counted = new DateOnly(year, 1, 1).AddDays(date.Day - 1);
            (year, date) = (counted.Year, (counted.Month, counted.Day));
        }

        if (date.Day > DateTime.DaysInMonth(year, date.Month)) return null;
        return string.Create(CultureInfo.InvariantCulture, $"{year}{date.Month:00}{date.Day:00}");
    }

    /// <summary>Two digits are 1969–2068 (POSIX).</summary>
    private static int Year(Match match) =>
        Number(match, "Y") ?? (Number(match, "y") is { } two ? two + (two < 69 ? 2000 : 1900) : 1900);

    private static int Month(Match match) =>
        Number(match, "m")
        ?? (match.Groups["B"] is { Success: true } full ? IndexOf(Months, full.Value) : null)
        ?? (match.Groups["b"] is { Success: true } brief ? IndexOf(ShortMonths, brief.Value) : null)
        ?? 1;

    private static int? IndexOf(string[] names, string name) =>
        Array.FindIndex(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) + 1;

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found
            ? int.Parse(found.ValueSpan, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture)
            : null;
}
