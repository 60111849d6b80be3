using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>Gender as the BRP writes it: M, V, O (unknown). Also read: Dutch and English words, F, and the codes of ISO/IEC 5218.</summary>
internal static class Gender
{
    private static readonly Refusal Rule = Identifier.Rule("gender", "A gender is M, V or O, or a word or code that means one of them.");

    public static Outcome<string> Normalise(string value)
    {
        var word = value.Trim().ToUpperInvariant();
        return word switch
        {
            "" => Identifier.Empty,
            "M" or "MAN" or "MANNELIJK" or "MALE" or "1" => "M",
            "V" or "VROUW" or "VROUWELIJK" or "F" or "FEMALE" or "2" => "V",
            "O" or "ONBEKEND" or "UNKNOWN" or "X" or "0" or "9" => "O",
            _ => Rule,
        };
    }
}
