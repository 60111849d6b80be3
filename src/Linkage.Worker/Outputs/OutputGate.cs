using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Regression;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Releases;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>
/// Judges what stands beside the tables of a result, its models above all, again where it would leave, with the evidence in the vault.
/// </summary>
internal static class OutputGate
{
    public static async Task<Refusal?> RefusalAsync(
        Session session, Job job, Result result, Structure structure, PublishedTables tables, DisclosurePolicy policy, CancellationToken cancel)
    {
        var models = ResultDocument.Models(result.Document);
        if (ModelRules.Judge(models, structure.Models, tables, policy) is { } refusal) return refusal;
        if (ResultDocument.Ratios(result.Document).Any(ratio => !ratio.IsOf(tables)))
            return new Refusal(RefusalKind.Unsafe, "ratio-altered", "A ratio is not the quotient of the two sums that are published beside it.");
        return await MeetsOthersAsync(session, job, result, models.Count > 0, cancel)
            ? new Refusal(
                RefusalKind.Unsafe, "model-differencing-not-judged",
                "What a model tells together with what the project released before cannot be judged. Ask them in one question.")
            : null;
    }

    // A model beside another result, or a result beside an earlier model. Recalled ones count: what was seen is not forgotten.
    private static async Task<bool> MeetsOthersAsync(Session session, Job job, Result result, bool hasModels, CancellationToken cancel)
    {
        foreach (var earlier in await ReleaseStore.ListAsync(session, job.ProjectId, cancel))
        {
            if (earlier.JobId == job.Id || earlier.ResultHash == result.ResultHash) continue;
            if (hasModels || await HasModelsAsync(session, earlier, cancel)) return true;
        }

        return false;
    }

    // A result that is no longer there may have had models.
    private static async Task<bool> HasModelsAsync(Session session, Release earlier, CancellationToken cancel)
    {
        if (await JobStore.FindAsync(session, earlier.JobId, cancel) is not { } job) return true;
        var result = await ResultStore.FindAsync(session, job.Id, job.Attempt, cancel);
        return result is null || ResultDocument.Models(result.Document).Count > 0;
    }
}
