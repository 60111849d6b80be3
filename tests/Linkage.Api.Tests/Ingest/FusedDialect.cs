using System.Data.Common;
using Linkage.Storage.Databases;

namespace Linkage.Api.Tests.Ingest;

/// <summary>Counts openings of databases over all of one "process", and lets none through after the last.</summary>
internal sealed class Fuse(int openings)
{
    private int _left = openings;

    public void Burn()
    {
        if (Interlocked.Decrement(ref _left) < 0) throw new FuseException();
    }
}

internal sealed class FuseException : Exception;

/// <summary>A dialect whose databases cannot be opened any more once the fuse has burnt: between any two transactions, a crash.</summary>
internal sealed class FusedDialect(SqlDialect dialect, Fuse fuse) : SqlDialect
{
    public override string Name => dialect.Name;

    public override string? AfterOpen => dialect.AfterOpen;

    public static async Task<Database> OnAsync(Database database, Fuse fuse)
    {
        await using var session = await database.ReadAsync(CancellationToken.None);
        return new Database(new FusedDialect(database.Dialect, fuse), session.Connection.ConnectionString, database.Schema);
    }

    public override DbConnection Connect(string connectionString)
    {
        fuse.Burn();
        return dialect.Connect(connectionString);
    }

    public override string Take(string parameter) => dialect.Take(parameter);

    public override string SameText(string left, string right) => dialect.SameText(left, right);

    public override string DigitsToInteger(string text, int mostDigits) => dialect.DigitsToInteger(text, mostDigits);

    public override Task LockAsync(Session session, string resource, CancellationToken cancel) =>
        dialect.LockAsync(session, resource, cancel);

    public override bool IsDuplicate(DbException error) => dialect.IsDuplicate(error);

    public override bool IsTransient(DbException error) => dialect.IsTransient(error);

    public override Task<IBulkWriter> BulkAsync(Session session, string table, IReadOnlyList<string> columns, CancellationToken cancel) =>
        dialect.BulkAsync(session, table, columns, cancel);
}
