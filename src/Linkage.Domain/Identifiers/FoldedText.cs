using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>
/// Text in one form: compatibility composition (Unicode NFKC), upper case by the invariant culture, white space collapsed.
/// </summary>
internal static class FoldedText
{
    private static readonly Refusal Malformed = Identifier.Rule("text", "The text is not well-formed Unicode.");
    private static readonly Refusal NoLetters = Identifier.Rule("name", "A name holds at least one letter.");

    /// <summary>Letters that do not decompose into a base letter and a mark.</summary>
    private static readonly FrozenDictionary<char, string> Undecomposed =
        "ÆAE ŒOE ØO ÐD ÞTH ßSS ẞSS ŁL ĐD ĦH ıI ŦT ŊN ĸK"
            .Split(' ').ToFrozenDictionary(letter => letter[0], letter => letter[1..]);

    public static Outcome<string> Plain(string value)
    {
        try
        {
            var text = Collapse(value.Normalize(NormalizationForm.FormKC).ToUpperInvariant());
            return text.Length == 0 ? Identifier.Empty : text;
        }
        catch (ArgumentException)
        {
            return Malformed; // A lone surrogate.
        }
    }

    /// <summary>
    /// As <see cref="Plain"/>, then diacritics folded to their base letter, ligatures (IJ among them) to two letters, apostrophes and
    /// full stops dropped, and whatever else is no letter made a space.
    /// </summary>
    public static Outcome<string> Name(string value) => Plain(value).Then<string>(plain =>
    {
        var folded = new StringBuilder(plain.Length);
        foreach (var c in plain.Normalize(NormalizationForm.FormD)) Fold(folded, c);
        var name = Collapse(folded.ToString());
        return name.Length == 0 ? NoLetters : name;
    });

    public static Outcome<string> Surname(string value) => Name(value).Then<string>(name => NamePrefix.Split(name).Main);

    private static void Fold(StringBuilder folded, char c)
    {
        if (Undecomposed.TryGetValue(c, out var letters)) folded.Append(letters);
        else if (char.IsLetter(c) || char.IsSurrogate(c)) folded.Append(c);
        else if (c is not ('\'' or '’' or '‘' or '`' or '´' or 'ʼ' or '.') && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            folded.Append(' ');
    }

    private static string Collapse(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c)) collapsed.Append(c);
            else if (collapsed.Length > 0 && collapsed[^1] != ' ') collapsed.Append(' ');
        }

        return collapsed.ToString().TrimEnd(' ');
    }
}
