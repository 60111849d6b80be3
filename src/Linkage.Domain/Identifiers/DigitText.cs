using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>Numbers as people type them, with spaces, dots, hyphens or slashes between the digits.</summary>
internal static class DigitText
{
    private const int Longest = 64;
    private static readonly Refusal NotDigits = Identifier.Rule(
        "digits", "The identifier holds something else than digits and separators.");

    public static Outcome<string> Digits(string value)
    {
        Span<char> digits = stackalloc char[Longest];
        var count = Copy(value, digits);
        return count switch
        {
            0 => Identifier.Empty,
            < 0 => NotDigits,
            _ => new string(digits[..count]),
        };
    }

    /// <returns>How many digits were copied, or −1 when there is something else or too much.</returns>
    public static int Copy(ReadOnlySpan<char> value, Span<char> digits)
    {
        var count = 0;
        foreach (var c in value)
        {
            if (char.IsAsciiDigit(c) && count < digits.Length) digits[count++] = c;
            else if (c is not (' ' or '.' or '-' or '/' or '\t' or '\u00A0')) return -1;
        }

        return count;
    }
}
