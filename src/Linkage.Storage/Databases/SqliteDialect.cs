using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Linkage.Storage.Databases;

/// <summary>The embedded default: one file, write-ahead log, one writer at a time.</summary>
public sealed class SqliteDialect : SqlDialect
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Constraint = 19;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    public override string Name => "sqlite";

    /// <summary>synchronous = FULL: a commit that was answered survives a power cut.</summary>
    public override string AfterOpen =>
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 60000;";

    public override DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);

    public static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 60 }.ToString();

    public override string Take(string parameter) => $"LIMIT {parameter}";

    public override string SameText(string left, string right) => $"({left} = {right})";

    public override string DigitsToInteger(string text, int mostDigits) =>
        $"CASE WHEN length({text}) BETWEEN 1 AND {mostDigits} AND {text} NOT GLOB '*[^0-9]*' THEN CAST({text} AS INTEGER) END";

    /// <summary>A write transaction holds the whole database here, so that any further lock is held already.</summary>
    public override Task LockAsync(Session session, string resource, CancellationToken cancel) => Task.CompletedTask;

    public override bool IsDuplicate(DbException error) =>
        error is SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: ConstraintPrimaryKey or ConstraintUnique };

    public override bool IsTransient(DbException error) => error is SqliteException { SqliteErrorCode: Busy or Locked };

    public override Task<IBulkWriter> BulkAsync(Session session, string table, IReadOnlyList<string> columns, CancellationToken cancel) =>
        Task.FromResult<IBulkWriter>(new SqliteBulkWriter(session, table, columns));
}
