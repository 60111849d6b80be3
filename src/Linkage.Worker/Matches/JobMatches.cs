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
/// The links that a job needs before it can be run: found where an earlier job left them, planned as ranges in the queue, or assigned once
/// all ranges are done. While ranges run the job holds no worker: the last range wakes it.
/// </summary>
internal sealed class JobMatches(
    Database control, Database vault, WorkQueue queue, MatchingOptions options, TimeProvider clock) : IDisposable
{
    private readonly LinkTables _tables = new(vault);
    private readonly RightSides _sides = new((long)options.KeptMegabytes << 20, clock);

    /// <returns>The order with its links; null when ranges are still to be done. Refused when a match cannot or may not be made.</returns>
    public async Task<Outcome<JobOrder?>> PrepareAsync(JobOrder order, CancellationToken cancel)
    {
        if (order.Job.DryRun) return order;
        var (ready, waiting) = (new Dictionary<string, LinkTable>(), false);
        // A match is assigned alone, or together with the others of its group.
        foreach (var set in MatchInputs.Of(order).GroupBy(match => match.IsGrouped ? string.Empty : match.Name))
        {
            var links = await LinksAsync(order, [.. set], cancel);
            if (links.IsRefused) return links.Refusal;
            waiting |= links.Value.Count == 0;
            foreach (var (name, table) in links.Value) ready.Add(name, table);
        }

        return waiting ? default(JobOrder) : order with
        {
            Inputs = [.. order.Inputs.Select(
                input => ready.TryGetValue(input.Input.Alias, out var table) ? input with { Links = table } : input)],
        };
    }

    public IMatching MatchingOf(Job job, MatchInputs match) => match.Join.Method == Domain.Questions.JoinMethod.Encoded
        ? new EncodedMatching(vault, match, options, _sides, MatchOwner.Of(job, match.Name))
        : new ModelMatching(vault, match, options, new MatchWatch(control, job, null));

    /// <summary>Takes away what the attempt of an ended job found for itself alone.</summary>
    public async Task ForgetAsync(Job job, CancellationToken cancel)
    {
        _sides.Forget(MatchOwner.OfAttempt(job));
        await _tables.ForgetAsync(MatchOwner.OfAttempt(job), cancel);
    }

    public void Dispose() => _sides.Dispose();

    /// <returns>By the names of their matches; none when ranges are still to be done.</returns>
    private async Task<Outcome<IReadOnlyDictionary<string, LinkTable>>> LinksAsync(
        JobOrder order, IReadOnlyList<MatchInputs> set, CancellationToken cancel)
    {
        var scanned = new List<ScannedMatch>();
        foreach (var match in set)
        {
            var table = await ScannedAsync(order, match, cancel);
            if (table.IsRefused) return table.Refusal;
            if (table.Value is { } found) scanned.Add(new(match, MatchingOf(order.Job, match), found));
        }

        if (scanned.Count < set.Count) return new Dictionary<string, LinkTable>();
        if (!scanned.TrueForAll(one => one.Table.IsReady))
        {
            var assigned = set[0].IsGrouped
                ? await new GroupAssignment(_tables).RunAsync(scanned, cancel)
                : await new LinkAssignment(_tables, vault).RunAsync(scanned[0], SharedOwner(order, set[0]), cancel);
            if (assigned.IsRefused) return assigned.Refusal;
            scanned = [.. assigned.Value];
        }

        return scanned.ToDictionary(one => one.Match.Name, one => one.Table);
    }

    /// <summary>
    /// Null where later jobs may not find the links; those of a group belong to more deliveries than the two that they link.
    /// </summary>
    private static string? SharedOwner(JobOrder order, MatchInputs match) =>
        order.Agreement.ReuseLinks && !match.IsGrouped ? MatchOwner.Shared(match) : null;

    /// <returns>A match whose ranges are done, or one that is ready; null when ranges are still to be done.</returns>
    private async Task<Outcome<LinkTable?>> ScannedAsync(JobOrder order, MatchInputs match, CancellationToken cancel)
    {
        if (SharedOwner(order, match) is { } shared
            && await _tables.FindAsync(match.Left.Id, match.Right.Id, shared, cancel) is { IsReady: true } reusable) return reusable;
        var owner = MatchOwner.Of(order.Job, match.Name);
        var own = await _tables.FindAsync(match.Left.Id, match.Right.Id, owner, cancel);
        if (own is { IsReady: true }) return own;
        var run = await FindRunAsync(order.Job, match.Name, cancel);
        if (run is null) return await PlanAsync(order, match, owner, cancel) is { } refusal ? refusal : default(LinkTable);
        if (run.RangesLeft > 0) return default(LinkTable);
        // Purged between the last range and now: the order is refused when it is next read.
        return own is null ? JobOrder.Withdrawn(match.Join.Input.Alias) : own;
    }

    private async Task<MatchRun?> FindRunAsync(Job job, string alias, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await MatchStore.FindAsync(session, job.Id, job.Attempt, alias, cancel);
    }

    /// <summary>
    /// The tables first, and what ranges read under the name of this try, then ranges and their work in one transaction: a crash between
    /// leaves tables that the next try finds, and nothing that it reads.
    /// </summary>
    private async Task<Refusal?> PlanAsync(JobOrder order, MatchInputs match, string owner, CancellationToken cancel)
    {
        var matching = MatchingOf(order.Job, match);
        var plan = await matching.PlanAsync(cancel);
        if (plan.IsRefused) return plan.Refusal;
        var table = await _tables.BeginAsync(order.Job.ProjectId, match.Left.Id, match.Right.Id, owner, plan.Value.Model, cancel);
        var id = Identifier.New<MatchId>();
        var cut = await new MatchWatch(control, order.Job, null).RunTaskAsync(
            (_, stop) => matching.CutAsync(plan.Value, table, id.Value, stop), cancel);
        if (cut.IsRefused) return cut.Refusal;
        var ranges = RangesOf(id, cut.Value);
        var run = new MatchRun
        {
            Id = id.Value,
            JobId = order.Job.Id,
            Attempt = order.Job.Attempt,
            Alias = match.Name,
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

    private static List<MatchRange> RangesOf(MatchId id, IReadOnlyList<LeftRange> cut) =>
    [
        .. cut.Select((range, at) => new MatchRange
        {
            MatchId = id.Value,
            RangeNo = at,
            FirstRow = range.First,
            LastRow = range.Last,
            State = MatchRange.Waiting,
        }),
    ];
}
