using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>What is the same for all identifiers: how a "no" is said.</summary>
internal static class Identifier
{
    /// <summary>Made once per rule: a file may hold millions of bad values.</summary>
    public static Refusal Rule(string code, string sentence) => new(RefusalKind.Invalid, code, sentence);

    public static Refusal Empty { get; } = Rule("identifier-empty", "The identifier is empty.");
}
