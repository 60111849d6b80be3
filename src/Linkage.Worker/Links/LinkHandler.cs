using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Publishing;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Jobs;
using Linkage.Storage.Keys;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Vault.Tables;
using Linkage.Storage.Vault.Tabulations;
using Linkage.Storage.Work;
using Linkage.Worker.Queue;

namespace Linkage.Worker.Links;

/// <summary>
/// Runs a submitted job up to its protected result. Everything before the last transaction can be done again: the vault keeps the structure
/// per attempt, and result, state and audit event come together at the end.
/// </summary>
internal sealed class LinkHandler(Database control, Database vault, KeyRingFolder keys, TimeProvider clock) : IWorkHandler
{
    private readonly VaultCatalogue _catalogue = new(vault);
    private readonly StructureStore _structures = new(vault);

    public WorkKind Kind => WorkKind.Link;

    public async Task RunAsync(string argument, CancellationToken cancel)
    {
        if (await StartAsync(new JobId(argument), cancel) is not { } job) return;
        try
        {
            var order = await ReadOrderAsync(job, cancel);
            var result = order.IsRefused
                ? order.Refusal
                : await new Linking(control, vault, keys, clock, order.Value).RunAsync(cancel);
            if (result.IsRefused) await EndAsync(job, JobState.Refused, result.Refusal, cancel);
            else await PresentAsync(job, order.Value, result.Value, cancel);
        }
        catch (JobStoppedException)
        {
            await EndAsync(job, JobState.Cancelled, null, cancel);
        }
    }

    public async Task GiveUpAsync(string argument, CancellationToken cancel)
    {
        if (await StartAsync(new JobId(argument), cancel) is not { } job) return;
        await EndAsync(job, JobState.Failed, new Refusal(RefusalKind.Conflict, "internal-error", "The job failed again and again for a reason of the service's own."), cancel);
    }

    /// <returns>The job when it is to be run, by this run or an earlier one that died; else null.</returns>
    private Task<Job?> StartAsync(JobId id, CancellationToken cancel) =>
        control.WriteAsync(
            async session =>
            {
                var job = await JobStore.FindAsync(session, id, cancel);
                if (job is { State: JobState.Submitted })
                {
                    await JobStore.MoveAsync(session, id, JobState.Submitted, JobState.Running, MoverOf(job), cancel);
                    return await JobStore.FindAsync(session, id, cancel);
                }

                return job is { State: JobState.Running } ? job : null;
            },
            cancel);

    private async Task<Outcome<JobOrder>> ReadOrderAsync(Job job, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await JobOrder.ReadAsync(session, _catalogue, job, cancel);
    }

    private async Task PresentAsync(Job job, JobOrder order, LinkedResult result, CancellationToken cancel)
    {
        if (result.Verdict.Kind != VerdictKind.Safe && !job.DryRun)
        {
            await EndAsync(job, JobState.Refused, RefusalOf(result.Verdict), cancel);
            return;
        }

        await _structures.PutAsync(job.Id, job.Attempt, result.Structure, cancel);
        await control.WriteAsync(
            async session =>
            {
                if (await WithdrawnAsync(session, order, cancel) is { } withdrawn)
                {
                    await JobStore.ExplainAsync(session, job.Id, JsonOf(withdrawn), cancel);
                    await JobStore.MoveAsync(session, job.Id, JobState.Running, JobState.Refused, MoverOf(job, withdrawn), cancel);
                    return;
                }

                var stored = new Result
                {
                    JobId = job.Id,
                    Attempt = job.Attempt,
                    Document = result.Document,
                    Report = result.Report,
                    ResultHash = ResultDocument.Hash(result.Document, result.Report),
                    CreatedAt = clock.GetUtcNow(),
                };
                await ResultStore.PutAsync(session, stored, cancel);
                await JobStore.ProgressAsync(session, job.Id, JobStage.Done, 1000, cancel);
                await JobStore.MoveAsync(
                    session, job.Id, JobState.Running, job.DryRun ? JobState.Completed : JobState.AwaitingReview, MoverOf(job), cancel);
            },
            cancel);
    }

    private static async Task<Refusal?> WithdrawnAsync(Session session, JobOrder order, CancellationToken cancel)
    {
        foreach (var input in order.Inputs.Where(input => input.Delivery is not null))
        {
            if ((await DeliveryStore.FindAsync(session, input.Delivery!.Id, cancel))?.State != DeliveryState.Accepted)
                return JobOrder.Withdrawn(input.Input.Alias);
        }

        return null;
    }

    private Task EndAsync(Job job, JobState state, Refusal? refusal, CancellationToken cancel) =>
        control.WriteAsync(
            async session =>
            {
                if (refusal is not null) await JobStore.ExplainAsync(session, job.Id, JsonOf(refusal), cancel);
                await JobStore.MoveAsync(session, job.Id, JobState.Running, state, MoverOf(job, refusal), cancel);
            },
            cancel);

    private Mover MoverOf(Job job, Refusal? refusal = null)
    {
        var detail = new JsonObject { ["attempt"] = job.Attempt };
        if (refusal is not null) detail["code"] = refusal.Code;
        return new Mover(Actor.Worker, clock.GetUtcNow(), job.ProjectId, detail.ToJsonString());
    }

    internal static Refusal RefusalOf(Verdict verdict) => new(
        RefusalKind.Unsafe, verdict.Kind == VerdictKind.Unsafe ? "unsafe" : "cannot-judge",
        verdict.Kind == VerdictKind.Unsafe ? "The audit finds that something protected can be derived." : "The audit cannot judge these tables, and what cannot be judged does not leave.",
        [
            .. verdict.Obstacles.Select(obstacle => new Fault(string.Empty, "obstacle", obstacle)),
            .. verdict.Disclosures.Take(20).Select(found => new Fault($"/tables/{found.Cell}/{found.Measure}", found.Test, found.Explanation)),
        ]);

    internal static string JsonOf(Refusal refusal) => JsonSerializer.Serialize(
        new { code = refusal.Code, detail = refusal.Sentence, errors = refusal.Faults.Select(fault => new { pointer = fault.Pointer, rule = fault.Rule, message = fault.Message }) });
}
