using System.Buffers;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>E-mail addresses and telephone numbers.</summary>
internal static class Contact
{
    private const int LongestEmail = 254;
    private static readonly SearchValues<char> NeverInEmail = SearchValues.Create(" \t,;<>\"");
    private static readonly Refusal EmailRule = Identifier.Rule("email", "An e-mail address has one @, and a domain with a dot.");
    private static readonly Refusal PhoneRule = Identifier.Rule("phone", "A telephone number has 8 to 15 digits with its country code.");

    public static Outcome<string> Email(string value)
    {
        var text = value.Trim().ToLowerInvariant();
        if (text.Length == 0) return Identifier.Empty;
        return IsEmail(text) ? text : EmailRule;
    }

    /// <summary>Digits with country code and +; a number without one is Dutch (ITU-T E.164: at most 15 digits).</summary>
    public static Outcome<string> Phone(string value)
    {
        Span<char> digits = stackalloc char[20];
        var text = value.Replace("(0)", "", StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal)
            .Replace(")", "", StringComparison.Ordinal).AsSpan().Trim();
        if (text.IsEmpty) return Identifier.Empty;
        var international = text[0] == '+';
        var count = DigitText.Copy(international ? text[1..] : text, digits);
        if (count <= 0) return PhoneRule;
        ReadOnlySpan<char> number = digits[..count];
        if (!international && number.StartsWith("00")) number = number[2..];
        else if (!international) number = number[0] == '0' ? $"31{number[1..]}" : "";
        if (number.StartsWith("310")) number = $"31{number[3..]}";
        return number.Length is >= 8 and <= 15 && number[0] != '0' && (!number.StartsWith("31") || number.Length == 11)
            ? $"+{number}"
            : PhoneRule;
    }

    /// <summary>One @ with something before it, and after it a domain with a dot and only letters in its last label.</summary>
    internal static bool IsEmail(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        if (at < 1 || text.Length > LongestEmail || text.ContainsAny(NeverInEmail)) return false;
        var domain = text[(at + 1)..];
        var dot = domain.LastIndexOf('.');
        if (domain.Contains('@') || dot < 1 || domain.Length - dot < 3) return false;
        foreach (var c in domain[(dot + 1)..])
            if (!char.IsAsciiLetter(c)) return false;
        return true;
    }
}
