using Linkage.Domain.Agreements;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Periods;
using Linkage.Domain.Questions;

namespace Linkage.Api.Jobs;

/// <summary>A question to run: by its name in the agreement, or written out.</summary>
public sealed record JobRequest
{
    /// <summary>Name of a question of the agreement in force.</summary>
    public string? Question { get; init; }

    /// <summary>A question written out; in a closed agreement one of its questions, word for word.</summary>
    public Question? QuestionDocument { get; init; }

    /// <summary>Deliveries by alias of the question; the latest accepted ones when left out.</summary>
    public IReadOnlyDictionary<string, string> Deliveries { get; init; } = new Dictionary<string, string>();

    /// <summary>Reference periods by alias, where the question leaves them open.</summary>
    public IReadOnlyDictionary<string, Period> Periods { get; init; } = new Dictionary<string, Period>();

    /// <summary>On made-up rows: shows the shape of the result, touches no data.</summary>
    public bool DryRun { get; init; }

    internal Outcome<Question> Find(AgreementDocument agreed)
    {
        if (Question is null == QuestionDocument is null)
            return Invalid("/question", "one-question", "Give either question or questionDocument.");
        if (QuestionDocument is { } document) return document;
        return agreed.Questions.FirstOrDefault(question => question.Name == Question) is { } named
            ? named
            : new Refusal(
                RefusalKind.NotAgreed, "not-agreed", "The agreement has no question of that name.",
                [new Fault("/questions", "not-agreed", "The agreement has no question of that name.")]);
    }

    internal static Refusal Invalid(string pointer, string rule, string message) =>
        Refusal.Invalid("invalid-job", "The job breaks a rule.", [new Fault(pointer, rule, message)]);
}
