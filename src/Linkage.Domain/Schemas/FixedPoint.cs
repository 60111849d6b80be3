namespace Linkage.Domain.Schemas;

/// <summary>Decimal text as an integer in units of 10^-scale, exactly: nothing is rounded, there are no exponents and no thousands.</summary>
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
        if (whole.ContainsAnyExceptInRange('0', '9') || decimals.ContainsAnyExceptInRange('0', '9')) return FieldRule.Type;
        if (decimals.Length > scale) return scale == 0 ? FieldRule.Type : FieldRule.Decimals;
        if (!Append(whole, ref units) || !Append(decimals, ref units)) return FieldRule.Range;
        for (var i = decimals.Length; i < scale; i++)
        {
            if (!Push(0, ref units)) return FieldRule.Range;
        }

        if (negative) units = -units;
        return null;
    }

    private static bool Append(ReadOnlySpan<char> digits, ref long units)
    {
        foreach (var digit in digits)
        {
            if (!Push(digit - '0', ref units)) return false;
        }

        return true;
    }

    private static bool Push(int digit, ref long units)
    {
        if (units > FieldBounds.Widest / 10) return false;
        units = units * 10 + digit;
        return units <= FieldBounds.Widest;
    }
}
