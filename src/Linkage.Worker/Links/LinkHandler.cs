using System.Text.Json;
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
using Linkage.Storage.Vault.Ledger;
using Linkage.Storage.Vault.Tables;
using Linkage.Storage.Vault.Tabulations;
using Linkage.Storage.Work;
using Linkage.Worker.Matches;
using Linkage.Worker.Queue;
using Linkage.Worker.Releases;

namespace Linkage.Worker.Links;

/// <summary>
/// Runs a submitted job up to its protected result. Everything before the last transaction can be done again: the vault keeps the structure
/// per attempt, and result, state and audit event come together at the end.
/// </summary>
internal sealed class LinkHandler(
    Database control, Database vault, KeyRingFolder keys, JobMatches matches, TimeProvider clock) : IWorkHandler
{
    private readonly VaultCatalogue _catalogue = new(vault);
    private readonly StructureStore _structures = new(vault);
    private readonly ContributionStore _contributions = new(vault);
    private readonly ReleaseLedger _ledger = new(control, vault);
    private readonly JobEnding _ending = new(control, clock);

    public WorkKind Kind => WorkKind.Link;

    public async Task RunAsync(string argument, CancellationToken cancel)
    {
        if (await StartAsync(new JobId(argument), cancel) is not { } job) return;
        try
        {
            var read = await ReadOrderAsync(job, cancel);
            var order = read.IsRefused ? read.Refusal : await matches.PrepareAsync(read.Value, cancel);
            // Ranges of a match are still to be done; the last of them brings the job back.
            if (order is { IsRefused: false, Value: null }) return;
            var result = order.IsRefused
                ? order.Refusal
                : await new Linking(control, vault, keys, _ledger, clock, order.Value!).RunAsync(cancel);
            if (result.IsRefused) await _ending.EndAsync(job, JobState.Refused, result.Refusal, cancel);
            else await PresentAsync(job, order.Value!, result.Value, cancel);
        }
        catch (JobStoppedException)
        {
            await _ending.EndAsync(job, JobState.Cancelled, null, cancel);
        }

        await matches.ForgetAsync(job, cancel);
    }

    public async Task GiveUpAsync(string argument, CancellationToken cancel)
    {
        if (await StartAsync(new JobId(argument), cancel) is not { } job) return;
        await _ending.FailAsync(job, cancel);
        await matches.ForgetAsync(job, cancel);
    }

    /// <returns>The job when it is to be run, by this run or an earlier one that died; else null.</returns>
    private Task<Job?> StartAsync(JobId id, CancellationToken cancel) =>
        control.WriteAsync(
            async session =>
            {
                var job = await JobStore.FindAsync(session, id, cancel);
                if (job is { State: JobState.Submitted })
                {
                    await JobStore.MoveAsync(session, id, JobState.Submitted, JobState.Running, _ending.MoverOf(job), cancel);
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
            await _ending.EndAsync(job, JobState.Refused, RefusalOf(result.Verdict), cancel);
            return;
        }

        await _structures.PutAsync(job.Id, job.Attempt, result.Structure, cancel);
        // Made-up rows are never released, and so never told apart from others; private releases are judged by their budget.
        IReadOnlyList<StoredModel> models = [.. result.Models.Select(model => new StoredModel(model.SpecToJson(), model.Contributions))];
        if (result.Contributions.Length > 0) await _contributions.PutAsync(job.Id, job.Attempt, result.Contributions, models, cancel);
        await control.WriteAsync(
            async session =>
            {
                if (await WithdrawnAsync(session, order, cancel) is { } withdrawn)
                {
                    await JobStore.ExplainAsync(session, job.Id, JobEnding.JsonOf(withdrawn), cancel);
                    await JobStore.MoveAsync(session, job.Id, JobState.Running, JobState.Refused, _ending.MoverOf(job, withdrawn), cancel);
                    return;
                }

                await JobStore.ProgressAsync(session, job.Id, JobStage.Done, 1000, cancel);
                // Whoever comes second, with the same bytes, writes nothing.
                if (!await JobStore.MoveAsync(
                    session, job.Id, JobState.Running, job.DryRun ? JobState.Completed : JobState.AwaitingReview, _ending.MoverOf(job),
                        cancel)) return;
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

    /// <summary>Names the tests and no cell: analysts read it, and which cell cannot be shown says that it is small.</summary>
    internal static Refusal RefusalOf(Verdict verdict) => new(
        RefusalKind.Unsafe, verdict.Kind == VerdictKind.Unsafe ? "unsafe" : "cannot-judge",
        verdict.Kind == VerdictKind.Unsafe
            ? "The audit finds that something protected can be derived."
            : "The audit cannot judge these tables, and what cannot be judged does not leave.",
        [
            .. verdict.Obstacles.Take(1).Select(
                _ => new Fault("/tables", "obstacle", "A part of the tables cannot be judged. Ask coarser groups, or fewer tables at once.")),
            .. verdict.Disclosures.Select(found => found.Test).Distinct().Order(StringComparer.Ordinal)
                .Select(test => new Fault("/tables", test, "This test of the audit finds a protected value. Ask coarser groups.")),
        ]);
}
