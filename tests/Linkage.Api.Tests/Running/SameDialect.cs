using System.Data.Common;
using Linkage.Storage.Databases;

namespace Linkage.Api.Tests.Running;

/// <summary>A dialect as it is, for tests that come in between at one place.</summary>
internal abstract class SameDialect(SqlDialect dialect) : SqlDialect
{
    public override string Name => dialect.Name;

    public override string? AfterOpen => dialect.AfterOpen;

    /// <summary>The same database, spoken to in this dialect.</summary>
    public async Task<Database> OnAsync(Database database)
    {
        await using var session = await database.ReadAsync(CancellationToken.None);
        return new Database(this, session.Connection.ConnectionString, database.Schema);
    }

    public override DbConnection Connect(string connectionString) => dialect.Connect(connectionString);

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
