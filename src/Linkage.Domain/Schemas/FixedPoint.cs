namespace Linkage.Domain.Schemas;

/// <summary>
/// Decimal text as an integer in units of 10^-scale, exactly: nothing is rounded, there are no exponents and no thousands.
/// </summary>
internal static class FixedPoint
{
    /// <returns>The rule that is broken, or null.</returns>
    public static string? Read(ReadOnlySpan<char> text, int scale, out long units)
    {
        units = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = text[(negative || (text.Length > 0 && text[0] == '+') ? 1 : 0)..];
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var decimals = point < 0 ? [] : digits[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && decimals.IsEmpty)) return FieldRule.Type;
        if ((Append(whole, ref units) ?? Append(decimals, ref units)) is { } rule) return rule;
        if (decimals.Length > scale) return scale == 0 ? FieldRule.Type : FieldRule.Decimals;
        for (var i = decimals.Length; i < scale; i++)
        {
            if (!Push(0, ref units)) return FieldRule.Range;
        }

        if (negative) units = -units;
        return null;
    }

    // What is no digit anywhere is told before what is too wide, so the rule does not depend on which comes first.
    private static string? Append(ReadOnlySpan<char> digits, ref long units)
    {
        var fits = true;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) return FieldRule.Type;
            fits = fits && Push(digit - '0', ref units);
        }

        return fits ? null : FieldRule.Range;
    }

    private static bool Push(int digit, ref long units)
    {
        if (units > FieldBounds.Widest / 10) return false;
        units = units * 10 + digit;
        return units <= FieldBounds.Widest;
    }
}
