using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Linkage.Storage.Databases;

/// <summary>SQL Server 2019 and later. Errors are known by number, as design.md lists them.</summary>
public sealed class SqlServerDialect : SqlDialect
{
    private const int DuplicateKey = 2627;
    private const int DuplicateIndex = 2601;
    private const int Deadlock = 1205;
    private const int Timeout = -2;
    private const int LockVictim = -3;

    public override string Name => "sqlserver";

    public override string? AfterOpen => null;

    public override DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

    public override string Take(string parameter) => $"OFFSET 0 ROWS FETCH NEXT {parameter} ROWS ONLY";

    /// <summary>Comparison pads with spaces here, so both sides get a last character that is none.</summary>
    public override string SameText(string left, string right) => $"({left} + N'|' = {right} + N'|' COLLATE Latin1_General_100_BIN2)";

    public override string DigitsToInteger(string text, int mostDigits) =>
        $"CASE WHEN LEN({text}) BETWEEN 1 AND {mostDigits} AND {text} NOT LIKE N'%[^0-9]%' THEN TRY_CAST({text} AS bigint) END";

    public override async Task LockAsync(Session session, string resource, CancellationToken cancel)
    {
        var parameters = new DynamicParameters();
        parameters.Add("@Resource", resource);
        parameters.Add("@LockMode", "Exclusive");
        parameters.Add("@LockOwner", "Transaction");
        parameters.Add("@LockTimeout", 60_000);
        parameters.Add("@returned", dbType: System.Data.DbType.Int32, direction: System.Data.ParameterDirection.ReturnValue);
        // The lock's own time limit counts, not the shorter one of a command.
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "sp_getapplock", parameters, session.Transaction, commandTimeout: 0, commandType: System.Data.CommandType.StoredProcedure,
            cancellationToken: cancel));
        var returned = parameters.Get<int>("@returned");
        if (returned == LockVictim) throw new LockVictimException($"The application lock '{resource}' was refused to end a deadlock.");
        if (returned < 0) throw new TimeoutException($"The application lock '{resource}' was not free within 60 seconds.");
    }

    public override bool IsDuplicate(DbException error) => error is SqlException { Number: DuplicateKey or DuplicateIndex };

    public override bool IsTransient(DbException error) => error is SqlException { Number: Deadlock or Timeout } or LockVictimException;

    public override async Task<IBulkWriter> BulkAsync(
        Session session, string table, IReadOnlyList<string> columns, CancellationToken cancel) =>
        await SqlServerBulkWriter.CreateAsync(session, table, columns, cancel);
}
