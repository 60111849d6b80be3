using Linkage.Domain.Agreements;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Reviews;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;
using Linkage.Storage.Releases;
using Linkage.Storage.Reviews;
using Linkage.Worker.Perturbing;

namespace Linkage.Worker.Releases;

/// <summary>
/// The one gate through which anything leaves. It runs inside the transaction that releases, under the project's release lock, and asks
/// what can have changed since the result was judged: whether the verdict is of exactly what there is now, and what only the database knows.
/// </summary>
internal static class ReleaseGate
{
    /// <returns>The files that may leave, or why not; null when the verdict is not of what there is now, and it must be judged
    /// again.</returns>
    public static async Task<Outcome<ReleaseFiles>?> PassAsync(Session session, Job job, ReleaseVerdict verdict, CancellationToken cancel)
    {
        var result = await ResultStore.FindAsync(session, job.Id, job.Attempt, cancel);
        var inForce = await AgreementStore.InForceAsync(session, job.ProjectId, cancel);
        if (verdict.Basis != VerdictBasis.Of(job, result, inForce)) return null;
        if (verdict.Judged.IsRefused) return (Outcome<ReleaseFiles>)verdict.Judged.Refusal;
        var judged = verdict.Judged.Value;
        if (judged.Ledger is { } ledger && !await ledger.IsCurrentAsync(session, job.ProjectId, cancel)) return null;
        // What was judged was there, and is what there is now.
        var agreement = inForce!.Read().Value;
        if (!await ApprovedAsync(session, job, result!, agreement, cancel))
            return No("not-approved", "There are fewer approvals of exactly this result than agreed.");
        if (await WithdrawnAsync(session, job, cancel)) return No("delivery-withdrawn", "A delivery of this job is no longer there.");
        var wall = await PerturbationGate.RefusalAsync(session, job, result!, agreement.StrictestPolicy.Method, judged, cancel);
        return wall is null ? judged.Files : wall;
    }

    private static async Task<bool> ApprovedAsync(
        Session session, Job job, Result result, AgreementDocument agreement, CancellationToken cancel)
    {
        var reviews = await ReviewStore.ListAsync(session, job.Id, job.Attempt, cancel);
        return reviews.Count(review =>
            review.Verdict == Verdict.Approve && review.ResultHash == result.ResultHash && review.Reviewer != job.SubmittedBy)
            >= agreement.Approvals;
    }

    private static async Task<bool> WithdrawnAsync(Session session, Job job, CancellationToken cancel)
    {
        foreach (var id in (await JobStore.DeliveriesAsync(session, job.Id, cancel)).Values)
            if ((await DeliveryStore.FindAsync(session, id, cancel))?.State != DeliveryState.Accepted) return true;
        return false;
    }

    private static Outcome<ReleaseFiles> No(string code, string sentence) => new Refusal(RefusalKind.Unsafe, code, sentence);
}
