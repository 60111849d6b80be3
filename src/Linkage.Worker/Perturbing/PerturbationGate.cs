using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Protection.Policies;
using Linkage.Storage.Budgets;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;
using Linkage.Storage.Releases;
using Linkage.Worker.Links;
using Linkage.Worker.Releases;

namespace Linkage.Worker.Perturbing;

/// <summary>
/// The gate for perturbed results, and the wall between methods, which stands inside the transaction that releases, while the project's
/// releases wait for each other.
/// </summary>
internal static class PerturbationGate
{
    /// <returns>Why the result may not leave by what the project has released and spent; null when nothing speaks against it.</returns>
    public static async Task<Refusal?> RefusalAsync(
        Session session, Job job, Result result, Method method, JudgedResult judged, CancellationToken cancel)
    {
        var own = await ProtectionStore.MethodsAsync(session, job.Id, job.Attempt, cancel);
        if (own.Any(used => used != method.Fingerprint()) || method.Perturbs && own.Count == 0 || method.Perturbs != judged.IsPerturbed)
            return No("method-differs", "The result was protected by another method than the agreement in force asks.");
        if (MethodMix.RefusalOf(method, await ProtectionStore.ReleasedAsync(session, job.ProjectId, job.Id, cancel)) is { } mixed)
            return mixed;
        if (method.Kind == MethodKind.DifferentialPrivacy)
        {
            return await ProtectionStore.SpentAsync(session, job.ProjectId, cancel) > Accounting.Budget(method.Privacy!)
                ? No("budget-spent", "More of the privacy budget is spent than the agreement in force allows.")
                : null;
        }

        return method.Perturbs && judged.Ledger is null && await OverlapsAsync(session, job, result, cancel)
            ? No(
                "averaging-not-judged",
                "The project has released other tables before, and the vault does not keep who is in this result. Run the job again.")
            : null;
    }

    /// <summary>Why a perturbed result may not leave by what it shows: the attacks of its method, outside of any transaction.</summary>
    /// <param name="structure">What the vault keeps of the attempt.</param>
    /// <param name="ledger">What the ledger says of it; null for a private result, and where the vault does not keep who is in it.</param>
    /// <param name="version">Of the agreement in force.</param>
    public static Refusal? RefusalOf(
        ResultReading reading, PerturbedStructure structure, int version, DisclosurePolicy policy, Judgement? ledger)
    {
        if (reading.Models.Count + reading.Ratios.Count > 0)
            return No("method-not-applicable", "Only tables are perturbed, and nothing may stand beside them.");
        if (structure.Spec.StructuralZeros is { Count: > 0 } && reading.AgreementVersion != version)
            return No(
                "agreement-changed", "Another version of the agreement, which says what cannot be, is in force than when the result was made.");
        var verdict = PerturbationAudit.Judge(reading.Tables, structure, policy);
        return verdict.IsSafe ? ledger?.Refusal : PerturbedRefusal.Of(verdict);
    }

    // Two roundings, or two noisy tables, of groups that differ by one person. Recalled releases count: what was seen is not forgotten.
    private static async Task<bool> OverlapsAsync(Session session, Job job, Result result, CancellationToken cancel) =>
        (await ReleaseStore.ListAsync(session, job.ProjectId, cancel))
        .Any(earlier => earlier.JobId != job.Id && earlier.ResultHash != result.ResultHash);

    private static Refusal No(string code, string sentence) => new(RefusalKind.Unsafe, code, sentence);
}
