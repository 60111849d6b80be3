using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Verbs;

/// <summary>How a command ends when it does not end well: one complete answer, and the exit code that goes with it.</summary>
internal sealed record Ending(ExitCode Code, Refusal Refusal)
{
    private const string ProblemBase = "https://linkage.example/problems/";

    /// <summary>A refusal by the service, with the exit code of its kind.</summary>
    public static Ending Of(Refusal refusal) => new(
        refusal.Kind is RefusalKind.Unauthenticated or RefusalKind.Forbidden ? ExitCode.NotAllowed : ExitCode.Refused, refusal);

    /// <summary>Something on this side breaks a rule.</summary>
    public static Ending BadInput(Refusal refusal) => new(ExitCode.BadInput, refusal);

    public static Ending BadInput(string code, string sentence) => BadInput(new Refusal(RefusalKind.Invalid, code, sentence));

    public static Ending Unverified(string code, string sentence, IReadOnlyList<Fault>? faults = null) =>
        new(ExitCode.VerificationFailed, new Refusal(RefusalKind.Unsafe, code, sentence, faults ?? []));

    /// <summary>The same members as a problem document of the service (RFC 9457), so that scripts read one shape.</summary>
    public JsonObject ToProblem() => new()
    {
        ["type"] = ProblemBase + Refusal.Code,
        ["title"] = Refusal.Code.Replace('-', ' '),
        ["detail"] = Refusal.Sentence,
        ["exitCode"] = (int)Code,
        ["errors"] = new JsonArray([.. Refusal.Faults.Select(fault => new JsonObject
        {
            ["location"] = new JsonObject { ["pointer"] = fault.Pointer },
            ["code"] = fault.Rule,
            ["detail"] = fault.Message,
        })]),
    };

    /// <summary>The refusal code behind a problem `type`; the type itself when it is of another house.</summary>
    public static string CodeOf(string type) =>
        type.StartsWith(ProblemBase, StringComparison.Ordinal) ? type[ProblemBase.Length..] : type;
}
