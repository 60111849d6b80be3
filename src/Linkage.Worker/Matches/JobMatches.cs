using System.Text.Json;
using Linkage.Domain.Identity;
using Linkage.Domain.Json;
using Linkage.Domain.Matching;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Matches;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Work;
using Linkage.Worker.Links;

namespace Linkage.Worker.Matches;

/// <summary>
/// The links that a job needs before it can be run: found where an earlier job left them, planned as ranges in the queue, or assigned once all
/// ranges are done. While ranges run the job holds no worker: the last range wakes it.
/// </summary>
internal sealed class JobMatches(Database control, Database vault, WorkQueue queue, MatchingOptions options, TimeProvider clock)
{
    private const int MostRanges = 1_000;
    private readonly LinkTables _tables = new(vault);

    /// <returns>The order with its links; null when ranges are still to be done. Refused when a match cannot or may not be made.</returns>
    public async Task<Outcome<JobOrder?>> PrepareAsync(JobOrder order, CancellationToken cancel)
    {
        if (order.Job.DryRun) return order;
        var ready = new Dictionary<string, LinkTable>();
        foreach (var match in MatchInputs.Of(order))
        {
            var links = await LinksAsync(order, match, cancel);
            if (links.IsRefused) return links.Refusal;
            if (links.Value is { } table) ready.Add(match.Join.Input.Alias, table);
        }

        return ready.Count < MatchInputs.Of(order).Count() ? default(JobOrder) : order with
        {
            Inputs = [.. order.Inputs.Select(
                input => ready.TryGetValue(input.Input.Alias, out var table) ? input with { Links = table } : input)],
        };
    }

    public IMatching MatchingOf(Job job, MatchInputs match) => match.Join.Method == Domain.Questions.JoinMethod.Encoded
        ? new EncodedMatching(vault, match, options)
        : new ModelMatching(vault, match, options, new MatchWatch(control, job, null, clock));

    /// <summary>Takes away what the attempt of an ended job found for itself alone.</summary>
    public async Task ForgetAsync(Job job, CancellationToken cancel)
    {
        IReadOnlyList<MatchRun> runs;
        await using (var session = await control.ReadAsync(cancel)) runs = await MatchStore.ListAsync(session, job.Id, job.Attempt, cancel);
        if (runs.Count > 0) await _tables.ForgetAsync([.. runs.Select(run => MatchOwner.Of(job, run.Alias))], cancel);
    }

    private async Task<Outcome<LinkTable?>> LinksAsync(JobOrder order, MatchInputs match, CancellationToken cancel)
    {
        var shared = order.Agreement.ReuseLinks ? MatchOwner.Shared(match) : null;
        if (shared is not null
            && await _tables.FindAsync(match.Left.Id, match.Right.Id, shared, cancel) is { IsReady: true } reusable) return reusable;
        var owner = MatchOwner.Of(order.Job, match.Join.Input.Alias);
        var own = await _tables.FindAsync(match.Left.Id, match.Right.Id, owner, cancel);
        if (own is { IsReady: true }) return own;
        var run = await FindRunAsync(order.Job, match.Join.Input.Alias, cancel);
        if (run is null) return await PlanAsync(order, match, owner, cancel) is { } refusal ? refusal : default(LinkTable);
        if (run.RangesLeft > 0) return default(LinkTable);
        // Purged between the last range and now: the order is refused when it is next read.
        if (own is null) return JobOrder.Withdrawn(match.Join.Input.Alias);
        return await new LinkAssignment(_tables, vault, match, MatchingOf(order.Job, match)).RunAsync(own, shared, cancel);
    }

    private async Task<MatchRun?> FindRunAsync(Job job, string alias, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await MatchStore.FindAsync(session, job.Id, job.Attempt, alias, cancel);
    }

    /// <summary>
    /// The tables first, then ranges and their work in one transaction: a crash between leaves empty tables that the next try finds.
    /// </summary>
    private async Task<Refusal?> PlanAsync(JobOrder order, MatchInputs match, string owner, CancellationToken cancel)
    {
        var plan = await MatchingOf(order.Job, match).PlanAsync(cancel);
        if (plan.IsRefused) return plan.Refusal;
        await _tables.BeginAsync(order.Job.ProjectId, match.Left.Id, match.Right.Id, owner, plan.Value.Model, cancel);
        var id = Identifier.New<MatchId>();
        var ranges = Cut(id, match.Left.Rows, plan.Value.Estimate);
        var run = new MatchRun
        {
            Id = id.Value,
            JobId = order.Job.Id,
            Attempt = order.Job.Attempt,
            Alias = match.Join.Input.Alias,
            Estimate = System.Text.Encoding.UTF8.GetString(Documents.Write(plan.Value.Estimate.Told())),
            Ranges = ranges.Count,
            RangesLeft = ranges.Count,
            CreatedAt = clock.GetUtcNow(),
        };
        await control.WriteAsync(
            async session =>
            {
                await MatchStore.AddAsync(session, run, ranges, cancel);
                foreach (var range in ranges) await queue.EnqueueAsync(session, WorkKind.MatchRange, range.Argument, cancel);
            },
            cancel);
        return null;
    }

    /// <summary>Ranges of equally many left rows, so many that each has about the comparisons that it should have.</summary>
    private List<MatchRange> Cut(MatchId id, long rows, MatchEstimate estimate)
    {
        var count = Math.Clamp(
            (estimate.Comparisons + options.ComparisonsPerRange - 1) / options.ComparisonsPerRange, 1, Math.Max(1, Math.Min(MostRanges, rows)));
        return
        [
            .. Enumerable.Range(0, (int)count).Select(at => new MatchRange
            {
                MatchId = id.Value,
                RangeNo = at,
                FirstRow = 1 + (rows * at / count),
                LastRow = rows * (at + 1) / count,
                State = MatchRange.Waiting,
            }),
        ];
    }
}
