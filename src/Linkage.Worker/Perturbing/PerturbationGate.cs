using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Protection.Publishing;
using Linkage.Storage.Budgets;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;
using Linkage.Storage.Releases;
using Linkage.Worker.Links;
using Linkage.Worker.Releases;

namespace Linkage.Worker.Perturbing;

/// <summary>
/// The gate for perturbed results, and the wall between methods. It runs inside the transaction that releases, while the project's releases
/// wait for each other.
/// </summary>
internal static class PerturbationGate
{
    /// <param name="structure">What the vault keeps of the attempt.</param>
    /// <param name="ledger">What the ledger says of it; null for a private result, and where the vault does not keep who is in it.</param>
    /// <returns>The tables that may leave, or why not; null when the result is a suppressed one, which others judge.</returns>
    public static async Task<Outcome<PublishedTables>?> JudgeAsync(
        Session session, Job job, Result result, string structure, Agreement inForce, Judgement? ledger, CancellationToken cancel)
    {
        var (policy, kept) = (inForce.Read().Value.StrictestPolicy, PerturbedStructure.Read(structure));
        var method = policy.Method;
        var own = await ProtectionStore.MethodsAsync(session, job.Id, job.Attempt, cancel);
        if (own.Any(used => used != method.Fingerprint()) || method.Perturbs && own.Count == 0 || method.Perturbs != kept is not null)
            return No("method-differs", "The result was protected by another method than the agreement in force asks.");
        if (MethodMix.RefusalOf(method, await ProtectionStore.ReleasedAsync(session, job.ProjectId, job.Id, cancel)) is { } mixed)
            return mixed;
        if (kept is null) return null;
        if (ResultDocument.Models(result.Document).Count + ResultDocument.Ratios(result.Document).Count > 0)
            return No("method-not-applicable", "Only tables are perturbed, and nothing may stand beside them.");
        if (kept.Spec.StructuralZeros is { Count: > 0 } && ResultDocument.AgreementVersion(result.Document) != inForce.Version)
            return No(
                "agreement-changed", "Another version of the agreement, which says what cannot be, is in force than when the result was made.");
        if (method.Kind == MethodKind.DifferentialPrivacy)
        {
            if (await ProtectionStore.SpentAsync(session, job.ProjectId, cancel) > Accounting.Budget(method.Privacy!))
                return No("budget-spent", "More of the privacy budget is spent than the agreement in force allows.");
        }
        else if (ledger is null && await OverlapsAsync(session, job, result, cancel))
        {
            return No(
                "averaging-not-judged",
                "The project has released other tables before, and the vault does not keep who is in this result. Run the job again.");
        }

        var tables = ResultDocument.Read(result.Document);
        var verdict = PerturbationAudit.Judge(tables, kept, policy);
        return !verdict.IsSafe ? PerturbedRefusal.Of(verdict) : ledger?.Refusal is { } refusal ? refusal : tables;
    }

    // Two roundings, or two noisy tables, of groups that differ by one person. Recalled releases count: what was seen is not forgotten.
    private static async Task<bool> OverlapsAsync(Session session, Job job, Result result, CancellationToken cancel) =>
        (await ReleaseStore.ListAsync(session, job.ProjectId, cancel))
        .Any(earlier => earlier.JobId != job.Id && earlier.ResultHash != result.ResultHash);

    private static Outcome<PublishedTables> No(string code, string sentence) => new Refusal(RefusalKind.Unsafe, code, sentence);
}
