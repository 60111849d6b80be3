using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Audit;

/// <summary>Lets the service recompute its audit chain.</summary>
internal sealed class VerifyCommand()
    : Verb("verify", "Recompute the audit chain; exit code 3 when it is broken.", "linkage audit verify")
{
    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var answer = await session.Client.GetAsync<AuditVerification>(Paths.Of("audit-verification"), cancel);
        if (answer.IsRefused)
        {
            return session.Screen.End(answer.Refusal);
        }

        var found = answer.Value.Value;
        session.Screen.Show(answer.Value.Document, found.Intact
            ? $"The audit chain of {found.Events} events is intact. Newest signed head: {found.Head?.ToString("D") ?? "none yet"}."
            : $"The audit chain is broken at event {found.Sequence}: {found.Finding}.");
        return found.Intact ? ExitCode.Done : ExitCode.VerificationFailed;
    }
}
