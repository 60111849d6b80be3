using System.Globalization;
using System.Numerics;
using System.Text;

namespace Linkage.Domain.Encodings;

/// <summary>
/// Whole numbers as clkhash reads them (Python's int(text, 10)): white space around, a sign, decimal digits of any script, single
/// underscores between digits.
/// </summary>
internal static class IntegerText
{
    public static bool TryParse(string text, out BigInteger value)
    {
        value = default;
        var digits = new StringBuilder();
        var trimmed = text.Trim();
        var start = trimmed is ['+' or '-', ..] ? 1 : 0;
        var afterDigit = false;
        foreach (var rune in trimmed[start..].EnumerateRunes())
        {
            if (rune.Value == '_' && afterDigit)
            {
                afterDigit = false;
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber) return false;
            digits.Append((int)Rune.GetNumericValue(rune));
            afterDigit = true;
        }

        if (!afterDigit) return false;
        value = BigInteger.Parse(digits.ToString(), NumberStyles.None, CultureInfo.InvariantCulture);
        if (trimmed[0] == '-') value = -value;
        return true;
    }
}
