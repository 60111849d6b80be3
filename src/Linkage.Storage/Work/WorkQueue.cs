using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Work;

/// <summary>
/// The durable queue in the control database. Enqueueing shares the transaction of what makes the work necessary; a lease that is not
/// renewed runs out, and the item is handed to another worker.
/// </summary>
public sealed class WorkQueue(Database control, TimeProvider clock, WorkSignal? signal = null)
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Adds the work to the caller's transaction.</summary>
    public async Task EnqueueAsync(Session session, WorkKind kind, string argument, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO work_items (id, kind, argument, state, attempts, due_at, created_at)
            VALUES (@Id, @Kind, @Argument, 'Waiting', 0, @Now, @Now)
            """,
            new { Id = Identifier.New<WorkId>().Value, Kind = kind.ToString(), Argument = argument, Now = clock.GetUtcNow() },
            cancel);
        signal?.Raise();
    }

    /// <summary>The oldest item that is due and not leased, now leased to this worker; or null.</summary>
    public async Task<WorkItem?> LeaseAsync(string owner, CancellationToken cancel)
    {
        if (!await AnyDueAsync(cancel)) return null;
        return await control.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                var candidate = await session.FindAsync<WorkItem>(
                    $"""
                     SELECT id, kind, argument, attempts + 1 AS attempts FROM work_items
                     WHERE state = 'Waiting' AND due_at <= @now AND (lease_until IS NULL OR lease_until < @now)
                     ORDER BY due_at, id {session.Dialect.Take("@one")}
                     """,
                    new { now, one = 1 },
                    cancel);
                if (candidate is null) return null;
                var leased = await session.ExecuteAsync(
                    """
                    UPDATE work_items SET lease_owner = @owner, lease_until = @until, attempts = attempts + 1
                    WHERE id = @Id AND state = 'Waiting' AND (lease_until IS NULL OR lease_until < @now)
                    """,
                    new { candidate.Id, owner, until = now + Lease, now },
                    cancel);
                return leased == 1 ? candidate : null;
            },
            cancel);
    }

    /// <returns>False when the lease was lost: the worker must stop at once.</returns>
    public async Task<bool> RenewAsync(WorkItem item, string owner, CancellationToken cancel) =>
        await control.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE work_items SET lease_until = @until WHERE id = @Id AND lease_owner = @owner AND state = 'Waiting'",
                new { item.Id, owner, until = clock.GetUtcNow() + Lease },
                cancel),
            cancel) == 1;

    public Task FinishAsync(WorkItem item, string owner, CancellationToken cancel) =>
        control.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE work_items SET state = 'Done', lease_until = NULL WHERE id = @Id AND lease_owner = @owner", new { item.Id, owner }, cancel),
            cancel);

    /// <summary>Puts the item back, to be handed out after the delay.</summary>
    public Task PutBackAsync(WorkItem item, string owner, TimeSpan delay, CancellationToken cancel) =>
        control.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE work_items SET due_at = @due, lease_owner = NULL, lease_until = NULL WHERE id = @Id AND lease_owner = @owner",
                new { item.Id, owner, due = clock.GetUtcNow() + delay },
                cancel),
            cancel);

    /// <summary>Gives the item back untried: a worker that was asked to stop is no failure of the work.</summary>
    public Task HandBackAsync(WorkItem item, string owner, CancellationToken cancel) =>
        control.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE work_items SET attempts = attempts - 1, lease_owner = NULL, lease_until = NULL WHERE id = @Id AND lease_owner = @owner",
                new { item.Id, owner },
                cancel),
            cancel);

    /// <summary>Frees what an earlier process of this embedded service held; only for whoever holds the data folder's lock.</summary>
    public Task FreeAllAsync(CancellationToken cancel) =>
        control.WriteAsync(
            session => session.ExecuteAsync("UPDATE work_items SET lease_owner = NULL, lease_until = NULL WHERE state = 'Waiting'", null, cancel), cancel);

    private async Task<bool> AnyDueAsync(CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await session.ScalarAsync<long>(
            "SELECT COUNT(*) FROM work_items WHERE state = 'Waiting' AND due_at <= @now AND (lease_until IS NULL OR lease_until < @now)",
            new { now = clock.GetUtcNow() },
            cancel) > 0;
    }
}
