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

    private const string Free = "state = 'Waiting' AND due_at <= @now AND (lease_until IS NULL OR lease_until < @now)";

    // The count of attempts tells this lease from a later one of the same worker.
    private const string Held = "id = @Id AND lease_owner = @owner AND attempts = @Attempts";

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
                // Another worker may be first between the two statements: the next item is then this worker's.
                while (await OldestAsync(session, now, cancel) is { } item)
                {
                    if (await TakeAsync(session, item, owner, now, cancel)) return item;
                }

                return null;
            },
            cancel);
    }

    /// <returns>False when the lease was lost: the worker must stop at once.</returns>
    public async Task<bool> RenewAsync(WorkItem item, string owner, CancellationToken cancel) =>
        await control.WriteAsync(
            session => session.ExecuteAsync(
                $"UPDATE work_items SET lease_until = @until WHERE {Held} AND state = 'Waiting'",
                new { item.Id, item.Attempts, owner, until = clock.GetUtcNow() + Lease },
                cancel),
            cancel) == 1;

    public Task FinishAsync(WorkItem item, string owner, CancellationToken cancel) =>
        control.WriteAsync(
            session => session.ExecuteAsync(
                $"UPDATE work_items SET state = 'Done', lease_until = NULL WHERE {Held}", new { item.Id, item.Attempts, owner }, cancel),
            cancel);

    /// <summary>Puts the item back, to be handed out after the delay.</summary>
    public Task PutBackAsync(WorkItem item, string owner, TimeSpan delay, CancellationToken cancel) =>
        control.WriteAsync(
            session => session.ExecuteAsync(
                $"UPDATE work_items SET due_at = @due, lease_owner = NULL, lease_until = NULL WHERE {Held}",
                new { item.Id, item.Attempts, owner, due = clock.GetUtcNow() + delay },
                cancel),
            cancel);

    /// <summary>Gives the item back untried: a worker that was asked to stop is no failure of the work.</summary>
    public Task HandBackAsync(WorkItem item, string owner, CancellationToken cancel) =>
        control.WriteAsync(
            session => session.ExecuteAsync(
                $"UPDATE work_items SET attempts = attempts - 1, lease_owner = NULL, lease_until = NULL WHERE {Held}",
                new { item.Id, item.Attempts, owner },
                cancel),
            cancel);

    /// <summary>Frees what one owner held, whose process is gone.</summary>
    public Task FreeAsync(string owner, CancellationToken cancel) =>
        control.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE work_items SET lease_owner = NULL, lease_until = NULL WHERE state = 'Waiting' AND lease_owner = @owner",
                new { owner },
                cancel),
            cancel);

    private static Task<WorkItem?> OldestAsync(Session session, DateTimeOffset now, CancellationToken cancel) =>
        session.FindAsync<WorkItem>(
            $"""
             SELECT id, kind, argument, attempts + 1 AS attempts FROM work_items
             WHERE {Free} ORDER BY due_at, id {session.Dialect.Take("@one")}
             """,
            new { now, one = 1 },
            cancel);

    private static async Task<bool> TakeAsync(Session session, WorkItem item, string owner, DateTimeOffset now, CancellationToken cancel) =>
        await session.ExecuteAsync(
            $"UPDATE work_items SET lease_owner = @owner, lease_until = @until, attempts = @Attempts WHERE id = @Id AND {Free}",
            new { item.Id, item.Attempts, owner, until = now + Lease, now },
            cancel) == 1;

    private async Task<bool> AnyDueAsync(CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await session.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM work_items WHERE {Free}", new { now = clock.GetUtcNow() }, cancel) > 0;
    }
}
