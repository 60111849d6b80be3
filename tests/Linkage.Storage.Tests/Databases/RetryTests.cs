using System.Data.Common;
using Linkage.Storage.Databases;
using Linkage.Storage.Tests.Fixtures;
using Microsoft.Data.Sqlite;

namespace Linkage.Storage.Tests.Databases;

public sealed class RetryTests() : DatabaseContract(Engine.Sqlite, "control")
{
    private const int Busy = 5;
    private const int Constraint = 19;
    private int _runs;

    [Fact]
    public async Task Work_that_gave_way_to_others_runs_again_from_the_start()
    {
        await Control.WriteAsync(session => InsertAsync(session, failures: 3, Busy), Cancel);
        Assert.Equal(4, _runs);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task After_six_runs_it_gives_up()
    {
        await Assert.ThrowsAsync<SqliteException>(() => Control.WriteAsync(session => InsertAsync(session, failures: 100, Busy), Cancel));
        Assert.Equal(6, _runs);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Any_other_error_of_the_database_is_not_tried_again()
    {
        await Assert.ThrowsAsync<SqliteException>(
            () => Control.WriteAsync(session => InsertAsync(session, failures: 1, Constraint), Cancel));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Nothing_is_tried_again_after_a_commit_that_failed()
    {
        await using var session = await Control.ReadAsync(Cancel);
        var database = new Database(new AllIsTransient(), session.Connection.ConnectionString, "control");
        await Assert.ThrowsAsync<SqliteException>(() => database.WriteAsync(OrphanAsync, Cancel));
        Assert.Equal(1, _runs);
    }

    // SQLite looks at a deferred foreign key only when it commits.
    private async Task OrphanAsync(Session session)
    {
        _runs++;
        await session.ExecuteAsync("PRAGMA defer_foreign_keys = ON", null, Cancel);
        await session.ExecuteAsync("INSERT INTO project_members (project_id, organisation_id) VALUES ('none', 'none')", null, Cancel);
    }

    private async Task InsertAsync(Session session, int failures, int error)
    {
        await session.ExecuteAsync("INSERT INTO organisations (id, name, created_at) VALUES ('a', 'n', @At)", new { Sample.At }, Cancel);
        if (++_runs <= failures) throw new SqliteException("made up", error);
    }

    private async Task<long> CountAsync()
    {
        await using var session = await Control.ReadAsync(Cancel);
        return await session.ScalarAsync<long>("SELECT COUNT(*) FROM organisations", null, Cancel);
    }

    private sealed class AllIsTransient : SqlDialect
    {
        private readonly SqliteDialect _sqlite = new();

        public override string Name => _sqlite.Name;

        public override string? AfterOpen => _sqlite.AfterOpen;

        public override DbConnection Connect(string connectionString) => _sqlite.Connect(connectionString);

        public override string Take(string parameter) => _sqlite.Take(parameter);

        public override string SameText(string left, string right) => _sqlite.SameText(left, right);

        public override string DigitsToInteger(string text, int mostDigits) => _sqlite.DigitsToInteger(text, mostDigits);

        public override Task LockAsync(Session session, string resource, CancellationToken cancel) =>
            _sqlite.LockAsync(session, resource, cancel);

        public override bool IsDuplicate(DbException error) => _sqlite.IsDuplicate(error);

        public override bool IsTransient(DbException error) => true;

        public override Task<IBulkWriter> BulkAsync(
            Session session, string table, IReadOnlyList<string> columns, CancellationToken cancel) =>
            _sqlite.BulkAsync(session, table, columns, cancel);
    }
}
