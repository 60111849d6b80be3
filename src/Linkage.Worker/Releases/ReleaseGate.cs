using System.Text.Json;
using Linkage.Domain.Agreements;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Reviews;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;
using Linkage.Storage.Reviews;
using Linkage.Worker.Links;
using Linkage.Worker.Outputs;
using Linkage.Worker.Perturbing;

namespace Linkage.Worker.Releases;

/// <summary>
/// The one gate through which anything leaves. It runs inside the transaction that releases, trusts no verdict that was given before, and
/// refuses what it cannot judge.
/// </summary>
internal static class ReleaseGate
{
    /// <param name="structure">What the vault keeps of the attempt; null when it keeps nothing.</param>
    /// <param name="ledger">What the ledger says of it beside the releases that there are; null when the vault does not keep who is in
    /// it.</param>
    /// <returns>The tables that may leave, or why not.</returns>
    public static async Task<Outcome<PublishedTables>> JudgeAsync(
        Session session, Job job, Result? result, string? structure, Judgement? ledger, CancellationToken cancel)
    {
        if (result is null || structure is null) return No("result-missing", "The result of this attempt is not complete.");
        if (ResultDocument.Hash(result.Document, result.Report) != result.ResultHash)
            return No("result-altered", "The stored result is not the one that was hashed when it was made.");
        if (await AgreementStore.InForceAsync(session, job.ProjectId, cancel) is not { } inForce)
            return No("no-agreement", "The project has no agreement in force any more.");
        var agreement = inForce.Read().Value;
        if (!await ApprovedAsync(session, job, result, agreement, cancel))
            return No("not-approved", "There are fewer approvals of exactly this result than agreed.");
        if (await WithdrawnAsync(session, job, cancel)) return No("delivery-withdrawn", "A delivery of this job is no longer there.");
        if (await PerturbationGate.JudgeAsync(session, job, result, structure, inForce, ledger, cancel) is { } judged)
            return judged;
        // How far intervals must reach was worked out by the policy of that version, and the question was one of its questions.
        if (ResultDocument.AgreementVersion(result.Document) != inForce.Version)
            return No(
                "agreement-changed", "Another version of the agreement is in force than when the result was made. Run the job again.");
        if (ledger is null) return No("result-missing", "The vault does not keep who is in the result of this attempt.");
        var (tables, known) = (
            ResultDocument.Read(result.Document), JsonSerializer.Deserialize<Structure>(structure, PublishedTables.Json)!);
        if (OutputGate.RefusalOf(result, known, tables, agreement.StrictestPolicy) is { } other) return other;
        var verdict = Audit.Judge(tables, known, agreement.StrictestPolicy, cancel);
        if (!verdict.IsSafe) return LinkHandler.RefusalOf(verdict);
        return ledger.Refusal is { } refusal ? refusal : tables;
    }

    private static async Task<bool> ApprovedAsync(
        Session session, Job job, Result result, AgreementDocument agreement, CancellationToken cancel)
    {
        var reviews = await ReviewStore.ListAsync(session, job.Id, job.Attempt, cancel);
        return reviews.Count(
            review => review.Verdict == Domain.Reviews.Verdict.Approve && review.ResultHash == result.ResultHash && review.Reviewer != job.SubmittedBy)
            >= agreement.Approvals;
    }

    private static async Task<bool> WithdrawnAsync(Session session, Job job, CancellationToken cancel)
    {
        foreach (var id in (await JobStore.DeliveriesAsync(session, job.Id, cancel)).Values)
            if ((await DeliveryStore.FindAsync(session, id, cancel))?.State != DeliveryState.Accepted) return true;
        return false;
    }

    private static Refusal No(string code, string sentence) => new(RefusalKind.Unsafe, code, sentence);
}
