using System.Collections.Frozen;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>IBAN (ISO 13616): country, check digits, account; the remainder by 97 is 1 (ISO/IEC 7064, MOD 97-10).</summary>
internal static class Iban
{
    private const int Longest = 34;
    private static readonly Refusal Rule = Identifier.Rule("iban", "An IBAN has the length of its country and passes the mod-97 test.");

    /// <summary>Lengths by country, of the registry's countries in and around the European Economic Area.</summary>
    private static readonly FrozenDictionary<string, int> Lengths = (
        "AD24 AL28 AT20 BA20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27 GB22 GI23 GL18 GR27 HR21 HU28 IE22 IS26 IT27 "
        + "LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 TR26 UA29 VA22 XK20")
        .Split(' ').ToFrozenDictionary(country => country[..2], country => int.Parse(country.AsSpan(2)));

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
