using System.Collections.Frozen;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>
/// Name prefixes (voorvoegsels), which Dutch registers keep apart from the surname and others do not. The usual ones of BRP table 36;
/// the longest that fits is taken.
/// </summary>
internal static class NamePrefix
{
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
    [
        "a", "aan", "aan de", "aan den", "aan der", "aan het", "aan t", "af", "al", "am", "auf", "auf dem", "auf den", "auf der",
        "auf ter", "aus", "aus dem", "aus den", "aus der", "bij", "bij de", "bij den", "bij het", "bij t", "bin", "d", "da", "dal",
        "dalla", "das", "de", "de die", "de l", "de la", "de las", "de le", "de los", "de van der", "del", "della", "den", "der", "des",
        "di", "die", "do", "don", "dos", "du", "el", "het", "i", "im", "in", "in de", "in den", "in der", "in het", "in t", "l", "la",
        "las", "le", "les", "lo", "los", "of", "onder", "onder de", "onder den", "onder het", "onder t", "op", "op de", "op den",
        "op der", "op gen", "op het", "op t", "op ten", "over", "over de", "over den", "over het", "over t", "s", "t", "te", "ten",
        "ter", "tho", "thoe", "thor", "to", "toe", "tot", "uijt", "uijt de", "uijt den", "uijt te de", "uijt ten", "uit", "uit de",
        "uit den", "uit het", "uit t", "uit te de", "uit ten", "unter", "van", "van de", "van de l", "van den", "van der", "van gen",
        "van het", "van la", "van t", "van ter", "van van de", "ver", "vom", "von", "von dem", "von den", "von der", "von t", "voor",
        "voor de", "voor den", "voor in t", "vor", "vor der", "zu", "zum", "zur",
    ]);

    private static readonly Refusal Rule = Identifier.Rule("name-prefix", "This is not a known name prefix.");

    /// <summary>Lower case, apostrophes taken out, single spaces: <c>van 't</c> gives <c>van t</c>.</summary>
    public static Outcome<string> Normalise(string value) =>
        FoldedText.Name(value).Then<string>(name => Known.Contains(name.ToLowerInvariant()) ? name.ToLowerInvariant() : Rule);

    /// <summary>Splits the prefix from a folded name; the main part is never empty, since some surnames consist of prefixes only.</summary>
    public static (string Prefix, string Main) Split(string foldedName)
    {
        var lower = foldedName.ToLowerInvariant();
        for (var at = lower.LastIndexOf(' '); at > 0; at = lower.LastIndexOf(' ', at - 1))
            if (Known.Contains(lower[..at])) return (lower[..at], foldedName[(at + 1)..]);
        return ("", foldedName);
    }
}
