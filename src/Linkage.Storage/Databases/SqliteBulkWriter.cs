using System.Data.Common;

namespace Linkage.Storage.Databases;

/// <summary>One prepared INSERT, run per row: SQLite's own advice for bulk loads inside a transaction.</summary>
internal sealed class SqliteBulkWriter : IBulkWriter
{
    private readonly DbCommand _insert;

    public SqliteBulkWriter(Session session, string table, IReadOnlyList<string> columns)
    {
        _insert = session.Command(
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@p{at}"))})");
        for (var at = 0; at < columns.Count; at++)
        {
            var parameter = _insert.CreateParameter();
            parameter.ParameterName = $"@p{at}";
            _insert.Parameters.Add(parameter);
        }

        _insert.Prepare();
    }

    public ValueTask WriteAsync(object?[] row, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        for (var at = 0; at < row.Length; at++) _insert.Parameters[at].Value = row[at] ?? DBNull.Value;
        _insert.ExecuteNonQuery();
        return ValueTask.CompletedTask;
    }

    public Task FinishAsync(CancellationToken cancel) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _insert.DisposeAsync();
}
