using System.Globalization;

namespace Linkage.Domain.Canonical;

/// <summary>Numbers of RFC 8785, section 3.2.2.3: as Number::toString of ECMA-262 writes the nearest double.</summary>
internal static class CanonicalNumber
{
    private const int SmallestExponent = -6;
    private const int LargestExponent = 21;

    /// <exception cref="ArgumentException">The nearest double is not the number itself.</exception>
    public static string Of(string json)
    {
        var value = double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture);
        // "R" gives the shortest digits that come back as the same double, which is the choice of ECMA-262 too.
        var (digits, exponent) = Significant(value.ToString("R", CultureInfo.InvariantCulture));
        if (!double.IsFinite(value) || Significant(json) != (digits, exponent))
            throw new ArgumentException("A number that a double cannot carry has no canonical form; write it as a string.", nameof(json));
        return Write(value < 0, digits, exponent);
    }

    /// <summary>Digits d1d2…dk and exponent n of 0.d1d2…dk · 10^n, the form in which ECMA-262 states its rules.</summary>
    private static string Write(bool negative, string digits, int exponent)
    {
        var sign = negative ? "-" : "";
        if (digits.Length == 0) return "0";
        if (exponent > LargestExponent || exponent <= SmallestExponent)
            return sign + digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + $"e{exponent - 1:+0;-0}";
        if (exponent <= 0) return sign + "0." + new string('0', -exponent) + digits;
        return digits.Length <= exponent
            ? sign + digits + new string('0', exponent - digits.Length)
            : sign + digits[..exponent] + "." + digits[exponent..];
    }

    /// <summary>Significant digits without zeros at either end, and where the decimal point stands before them.</summary>
    private static (string Digits, int Exponent) Significant(string number)
    {
        var mark = number.IndexOfAny(['e', 'E']);
        var mantissa = (mark < 0 ? number : number[..mark]).TrimStart('-', '+');
        var exponent = mark < 0 ? 0 : int.Parse(number.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var whole = point < 0 ? digits.Length : point;
        var leading = digits.Length - digits.TrimStart('0').Length;
        var significant = digits.Trim('0');
        return significant.Length == 0 ? ("", 0) : (significant, exponent + whole - leading);
    }
}
