using System.Collections.Frozen;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>IBAN (ISO 13616): country, check digits, account; the remainder by 97 is 1 (ISO/IEC 7064, MOD 97-10).</summary>
internal static class Iban
{
    private const int Longest = 34;
    private static readonly Refusal Rule = Identifier.Rule("iban", "An IBAN has the length of its country and passes the mod-97 test.");

    /// <summary>Lengths by country, of the registry's countries in and around the European Economic Area.</summary>
    private static readonly FrozenDictionary<string, int> Lengths = new Dictionary<string, int>
    {
        ["AD"] = 24, ["AL"] = 28, ["AT"] = 20, ["BA"] = 20, ["BE"] = 16, ["BG"] = 22, ["CH"] = 21, ["CY"] = 28, ["CZ"] = 24, ["DE"] = 22,
        ["DK"] = 18, ["EE"] = 20, ["ES"] = 24, ["FI"] = 18, ["FO"] = 18, ["FR"] = 27, ["GB"] = 22, ["GI"] = 23, ["GL"] = 18, ["GR"] = 27,
        ["HR"] = 21, ["HU"] = 28, ["IE"] = 22, ["IS"] = 26, ["IT"] = 27, ["LI"] = 21, ["LT"] = 20, ["LU"] = 20, ["LV"] = 21, ["MC"] = 27,
        ["MD"] = 24, ["ME"] = 22, ["MK"] = 19, ["MT"] = 31, ["NL"] = 18, ["NO"] = 15, ["PL"] = 28, ["PT"] = 25, ["RO"] = 24, ["RS"] = 22,
        ["SE"] = 24, ["SI"] = 19, ["SK"] = 24, ["SM"] = 27, ["TR"] = 26, ["UA"] = 29, ["VA"] = 22, ["XK"] = 20,
    }.ToFrozenDictionary();

    public static Outcome<string> Normalise(string value)
    {
        Span<char> compact = stackalloc char[Longest];
        var length = Compact(value, compact);
        if (length == 0) return Identifier.Empty;
        return HasShape(compact[..Math.Max(length, 0)]) && Passes(compact[..length]) ? new string(compact[..length]) : Rule;
    }

    /// <summary>Upper case without spaces; −1 when longer than any IBAN.</summary>
    internal static int Compact(ReadOnlySpan<char> value, Span<char> compact)
    {
        var length = 0;
        foreach (var c in value)
        {
            if (c is ' ' or '\u00A0') continue;
            if (length == compact.Length) return -1;
            compact[length++] = char.ToUpperInvariant(c);
        }

        return length;
    }

    /// <summary>Two letters that name a country of the list, two digits, letters and digits up to that country's length.</summary>
    internal static bool HasShape(ReadOnlySpan<char> compact)
    {
        if (compact.Length < 15 || !char.IsAsciiDigit(compact[2]) || !char.IsAsciiDigit(compact[3])) return false;
        if (!Lengths.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(compact[..2], out var length)) return false;
        foreach (var c in compact[4..])
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c)) return false;
        return compact.Length == length;
    }

    internal static bool Passes(ReadOnlySpan<char> compact)
    {
        var remainder = 0;
        for (var i = 0; i < compact.Length; i++)
        {
            var c = compact[(i + 4) % compact.Length];
            remainder = char.IsAsciiDigit(c) ? (remainder * 10 + (c - '0')) % 97 : (remainder * 100 + (c - 'A' + 10)) % 97;
        }

        return remainder == 1;
    }
}
