using Linkage.Storage.Databases;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Databases;

/// <summary>Real deadlocks, which SQLite's single writer cannot have.</summary>
public sealed class SqlServerDeadlockTests() : DatabaseContract(Engine.SqlServer, "control")
{
    [Fact]
    public async Task The_victim_of_two_rows_in_opposite_order_runs_again()
    {
        Assert.True(await CrossAsync(session => TouchAsync(session, "a"), session => TouchAsync(session, "b")) > 2);
        Assert.Equal(["two", "two"], await NamesAsync());
    }

    [Fact]
    public async Task The_victim_of_a_row_and_a_lock_in_opposite_order_runs_again()
    {
        Assert.True(
            await CrossAsync(session => TouchAsync(session, "a"), session => session.Dialect.LockAsync(session, "count", Cancel)) > 2);
        Assert.Equal(["two", "none"], await NamesAsync());
    }

    /// <summary>
    /// Two transactions, of which one takes the first thing first and the other the second; each waits until both have begun.
    /// </summary>
    /// <returns>How often the two ran in all.</returns>
    private async Task<int> CrossAsync(Func<Session, Task> first, Func<Session, Task> second)
    {
        await Control.WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO organisations (id, name, created_at) VALUES ('a', 'none', @At), ('b', 'none', @At)", new { Sample.At }, Cancel),
            Cancel);
        var (runs, begun) = (0, 0);
        var bothBegun = new TaskCompletionSource();
        Task RunAsync(Func<Session, Task> one, Func<Session, Task> other) => Task.Run(
            () => Control.WriteAsync(
                async session =>
                {
                    Interlocked.Increment(ref runs);
                    await one(session);
                    if (Interlocked.Increment(ref begun) >= 2) bothBegun.TrySetResult();
                    await bothBegun.Task;
                    await other(session);
                },
                Cancel),
            Cancel);
        await Task.WhenAll(RunAsync(first, second), RunAsync(second, first));
        return runs;
    }

    private static Task<int> TouchAsync(Session session, string id) => session.ExecuteAsync(
        "UPDATE organisations SET name = CASE name WHEN 'none' THEN 'one' ELSE 'two' END WHERE id = @id", new { id }, Cancel);

    private async Task<IReadOnlyList<string>> NamesAsync()
    {
        await using var session = await Control.ReadAsync(Cancel);
        return await session.ListAsync<string>("SELECT name FROM organisations ORDER BY id", null, Cancel);
    }
}
