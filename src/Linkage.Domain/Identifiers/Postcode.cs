using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>Dutch postcode: four digits, the first not 0, and two letters other than SA, SD and SS, written without space.</summary>
internal static class Postcode
{
    private static readonly Refusal Rule = Identifier.Rule(
        "postcode", "A postcode has four digits, the first not 0, and two letters, not SA, SD or SS.");

    public static Outcome<string> Normalise(string value)
    {
        var text = value.AsSpan().Trim();
        if (text.IsEmpty) return Identifier.Empty;
        if (text.Length < 6 || text[0] == '0') return Rule;
        var letters = text[4..].TrimStart();
        if (letters.Length != 2) return Rule;
        Span<char> code = [text[0], text[1], text[2], text[3], char.ToUpperInvariant(letters[0]), char.ToUpperInvariant(letters[1])];
        if (code[..4].ContainsAnyExceptInRange('0', '9') || code[4..].ContainsAnyExceptInRange('A', 'Z')) return Rule;
        return code[4..] is "SA" or "SD" or "SS" ? Rule : new string(code);
    }
}
