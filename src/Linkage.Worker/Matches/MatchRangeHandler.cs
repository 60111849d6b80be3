using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Matches;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;
using Linkage.Storage.Work;
using Linkage.Worker.Links;
using Linkage.Worker.Queue;

namespace Linkage.Worker.Matches;

/// <summary>
/// Compares one range of a match. What it finds takes the place of what an earlier try of the same range left, and the range
/// is counted once; the range that is counted last wakes the job.
/// </summary>
internal sealed class MatchRangeHandler(
    Database control, Database vault, WorkQueue queue, JobMatches matches, TimeProvider clock) : IWorkHandler
{
    private readonly JobEnding _ending = new(control, clock);
    private readonly LinkTables _tables = new(vault);
    private readonly VaultCatalogue _catalogue = new(vault);

    public WorkKind Kind => WorkKind.MatchRange;

    public async Task RunAsync(string argument, CancellationToken cancel)
    {
        if (await FindAsync(argument, cancel) is not var (job, run, range)) return;
        try
        {
            var order = await ReadOrderAsync(job, cancel);
            var refusal = order.IsRefused ? order.Refusal : await ScanAsync(order.Value, run, range, cancel);
            if (refusal is not null) await EndAsync(job, JobState.Refused, refusal, cancel);
        }
        catch (JobStoppedException)
        {
            if (await IsCancelledAsync(job, cancel)) await EndAsync(job, JobState.Cancelled, null, cancel);
        }
    }

    public async Task GiveUpAsync(string argument, CancellationToken cancel)
    {
        if (await FindAsync(argument, cancel) is not var (job, _, _)) return;
        await _ending.FailAsync(job, cancel);
        await matches.ForgetAsync(job, cancel);
    }

    /// <returns>Null when there is nothing left to do: the range is done, or its job is not running this attempt.</returns>
    private async Task<(Job Job, MatchRun Run, MatchRange Range)?> FindAsync(string argument, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        if (await MatchStore.FindRangeAsync(session, argument, cancel) is not var (run, range) || range.State == MatchRange.Done)
            return null;
        var job = await JobStore.FindAsync(session, run.JobId, cancel);
        return job is { State: JobState.Running } && job.Attempt == run.Attempt ? (job, run, range) : null;
    }

    private async Task<Outcome<JobOrder>> ReadOrderAsync(Job job, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await JobOrder.ReadAsync(session, _catalogue, job, cancel);
    }

    private async Task<Refusal?> ScanAsync(JobOrder order, MatchRun run, MatchRange range, CancellationToken cancel)
    {
        var match = MatchInputs.Find(order, run.Alias)!;
        var table = await _tables.FindAsync(match.Left.Id, match.Right.Id, MatchOwner.Of(order.Job, run.Alias), cancel);
        if (table is null) return JobOrder.Withdrawn(run.Alias);
        if (table.IsReady) return null;
        var watch = new MatchWatch(control, order.Job, range);
        var pairs = await matches.MatchingOf(order.Job, match).ScanAsync(
            table, run.Id, new(range.FirstRow, range.LastRow), watch, cancel);
        if (pairs.IsRefused) return pairs.Refusal;
        if (!await _tables.PutAsync(table.Number, range.RangeNo, pairs.Value, cancel)) return JobOrder.Withdrawn(run.Alias);
        await control.WriteAsync(
            async session =>
            {
                if (await MatchStore.CompleteAsync(session, run, range, cancel) != 0) return;
                await queue.EnqueueAsync(session, WorkKind.Link, order.Job.Id.Value, cancel);
            },
            cancel);
        return null;
    }

    private async Task EndAsync(Job job, JobState state, Refusal? refusal, CancellationToken cancel)
    {
        await _ending.EndAsync(job, state, refusal, cancel);
        await matches.ForgetAsync(job, cancel);
    }

    private async Task<bool> IsCancelledAsync(Job job, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await JobStore.FindAsync(session, job.Id, cancel) is { State: JobState.Running, CancelRequested: true };
    }
}
