using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>
/// The numbers of Dutch registers. Leading zeros that a spreadsheet took away are put back where the length leaves no doubt.
/// </summary>
internal static class DutchNumber
{
    private static readonly Refusal BsnRule = Identifier.Rule(
        "bsn", "A BSN has 9 digits (8 when its first zero is lost) and passes the 11-test.");

    private static readonly Refusal RsinRule = Identifier.Rule(
        "rsin", "An RSIN has 9 digits (7 or 8 when its zeros are lost) and passes the 11-test.");

    private static readonly Refusal ANumberRule = Identifier.Rule(
        "a-nummer", "An A-nummer has 10 digits, the first not 0, no two equal neighbours, and passes both checks.");

    private static readonly Refusal KvkRule = Identifier.Rule("kvk", "A KvK-nummer has 8 digits.");
    private static readonly Refusal EstablishmentRule = Identifier.Rule("vestiging", "A vestigingsnummer has 12 digits.");
    private static readonly Refusal BagRule = Identifier.Rule(
        "bag", "A BAG identification has 16 digits, of which the fifth and sixth name the type of object.");

    public static Outcome<string> Bsn(string value) => Padded(value, 8, 9, ElevenTest.Passes, BsnRule);

    public static Outcome<string> Rsin(string value) => Padded(value, 7, 9, ElevenTest.Passes, RsinRule);

    public static Outcome<string> ANumber(string value) => Padded(value, 10, 10, IsANumber, ANumberRule);

    public static Outcome<string> Kvk(string value) => Padded(value, 8, 8, IsNotZero, KvkRule);

    public static Outcome<string> Establishment(string value) => Padded(value, 12, 12, IsNotZero, EstablishmentRule);

    public static Outcome<string> Bag(string value) => Padded(value, 16, 16, IsBag, BagRule);

    /// <summary>
    /// Logisch Ontwerp BRP, element 01.10, and rule R1585 of the BRP's published source: first digit not 0, no two neighbours equal, digit
    /// sum modulo 11 equal to 0 or, in the newer series, 5, and the sum of digit i times 2^i, i from 0, divisible by 11.
    /// </summary>
    internal static bool IsANumber(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 10 || digits[0] == '0') return false;
        int sum = 0, weighted = 0;
        for (var i = 0; i < 10; i++)
        {
            if (i > 0 && digits[i] == digits[i - 1]) return false;
            sum += digits[i] - '0';
            weighted += (digits[i] - '0') << i;
        }

        return sum % 11 is 0 or 5 && weighted % 11 == 0;
    }

    private static bool IsNotZero(ReadOnlySpan<char> digits) => digits.ContainsAnyExcept('0');

    /// <summary>Municipality (4), type of object (2), serial number (10).</summary>
    private static bool IsBag(ReadOnlySpan<char> digits) => digits[4..6] is "01" or "02" or "03" or "10" or "20" or "30";

    private static Outcome<string> Padded(string value, int shortest, int length, Func<ReadOnlySpan<char>, bool> passes, Refusal rule)
    {
        Span<char> digits = stackalloc char[length];
        var count = DigitText.Copy(value, digits);
        if (count == 0) return Identifier.Empty;
        if (count < shortest) return rule;
        digits[..count].CopyTo(digits[(length - count)..]);
        digits[..(length - count)].Fill('0');
        return passes(digits) ? new string(digits) : rule;
    }
}
