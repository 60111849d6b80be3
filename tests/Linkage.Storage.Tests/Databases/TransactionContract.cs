using System.Data.Common;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Databases;

public sealed class SqliteTransactions() : TransactionContract(Engine.Sqlite);

public sealed class SqlServerTransactions() : TransactionContract(Engine.SqlServer);

public abstract class TransactionContract(Engine engine) : DatabaseContract(engine, "control")
{
    [Fact]
    public async Task What_was_committed_is_seen_by_the_next_session()
    {
        Assert.Equal(1, await Control.WriteAsync(session => InsertAsync(session, "one"), Cancel));
        Assert.Equal(["one"], await NamesAsync());
    }

    [Fact]
    public async Task An_exception_leaves_no_trace_and_comes_out_as_it_was()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Control.WriteAsync(
            async session =>
            {
                await InsertAsync(session, "one");
                throw new InvalidOperationException("halfway");
            },
            Cancel));
        Assert.Equal("halfway", thrown.Message);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public async Task A_cancelled_write_leaves_no_trace()
    {
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Control.WriteAsync(
            async session =>
            {
                await InsertAsync(session, "one");
                await cancelled.CancelAsync();
            },
            cancelled.Token));
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public async Task A_refusal_is_handed_on_and_leaves_no_trace()
    {
        var outcome = await Control.DecideAsync<int>(
            async session =>
            {
                await InsertAsync(session, "one");
                return Refusal.NotFound;
            },
            Cancel);
        Assert.Same(Refusal.NotFound, outcome.Refusal);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public async Task Only_a_key_that_was_there_already_is_a_duplicate()
    {
        await Control.WriteAsync(session => InsertAsync(session, "one"), Cancel);
        var again = await Assert.ThrowsAnyAsync<DbException>(() => Control.WriteAsync(session => InsertAsync(session, "one"), Cancel));
        Assert.True(Control.Dialect.IsDuplicate(again));
        Assert.False(Control.Dialect.IsTransient(again));
        var orphan = await Assert.ThrowsAnyAsync<DbException>(() => Control.WriteAsync(
            session =>
                session.ExecuteAsync("INSERT INTO project_members (project_id, organisation_id) VALUES ('none', 'none')", null, Cancel),
            Cancel));
        Assert.False(Control.Dialect.IsDuplicate(orphan));
    }

    [Fact]
    public async Task A_second_unique_key_is_a_duplicate_too()
    {
        await Sample.ProjectAsync(Control, Cancel);
        var sameName = await Assert.ThrowsAnyAsync<DbException>(() => Control.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO projects (id, name, title, owner, state, created_by, created_at, state_at)
                SELECT 'prj-other', name, title, owner, state, created_by, created_at, state_at FROM projects
                """,
                null,
                Cancel),
            Cancel));
        Assert.True(Control.Dialect.IsDuplicate(sameName));
    }

    [Fact]
    public async Task Names_differ_by_case_accent_and_width()
    {
        foreach (var name in (string[])["straße", "STRASSE", "strasse", "e\u0301", "é", "ａ", "a"])
            await Control.WriteAsync(session => InsertAsync(session, name), Cancel);
        Assert.Equal(7, (await NamesAsync()).Count);
    }

    [Fact]
    public async Task Who_holds_the_lock_reads_and_writes_alone()
    {
        await Control.WriteAsync(session => InsertAsync(session, "0"), Cancel);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Control.WriteAsync(IncrementAsync, Cancel), Cancel)));
        Assert.Equal(["20"], await NamesAsync());
    }

    private static async Task IncrementAsync(Session session)
    {
        await session.Dialect.LockAsync(session, "count", Cancel);
        var count = int.Parse((await session.ScalarAsync<string>("SELECT id FROM organisations", null, Cancel))!);
        await Task.Yield();
        await session.ExecuteAsync("UPDATE organisations SET id = @next", new { next = $"{count + 1}" }, Cancel);
    }

    private static Task<int> InsertAsync(Session session, string id) =>
        session.ExecuteAsync("INSERT INTO organisations (id, name, created_at) VALUES (@id, 'n', @At)", new { id, Sample.At }, Cancel);

    private async Task<IReadOnlyList<string>> NamesAsync()
    {
        await using var session = await Control.ReadAsync(Cancel);
        return await session.ListAsync<string>("SELECT id FROM organisations ORDER BY id", null, Cancel);
    }
}
