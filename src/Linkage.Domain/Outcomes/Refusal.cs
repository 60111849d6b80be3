namespace Linkage.Domain.Outcomes;

/// <summary>An expected "no": a kind, a stable code, a sentence without caller data, and every fault that was found.</summary>
/// <param name="Code">Stable, kebab-case; becomes the `type` of the problem document.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Sentence, IReadOnlyList<Fault> Faults)
{
    public Refusal(RefusalKind kind, string code, string sentence)
        : this(kind, code, sentence, [])
    {
    }

    public static Refusal Invalid(string code, string sentence, IReadOnlyList<Fault> faults) =>
        new(RefusalKind.Invalid, code, sentence, faults);

    /// <summary>The one answer for what does not exist and for what is not yours.</summary>
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "not-found", "There is nothing here for you.");
}
