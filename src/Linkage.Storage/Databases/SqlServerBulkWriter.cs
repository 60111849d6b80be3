using System.Data;
using Microsoft.Data.SqlClient;

namespace Linkage.Storage.Databases;

/// <summary>SqlBulkCopy in batches; the batch's column types are read from the table itself.</summary>
internal sealed class SqlServerBulkWriter : IBulkWriter
{
    private const int BatchRows = 20_000;
    private readonly SqlBulkCopy _copy;
    private readonly DataTable _batch;

    private SqlServerBulkWriter(SqlBulkCopy copy, DataTable batch) => (_copy, _batch) = (copy, batch);

    public static async Task<SqlServerBulkWriter> CreateAsync(
        Session session, string table, IReadOnlyList<string> columns, CancellationToken cancel)
    {
        var copy = new SqlBulkCopy(
            (SqlConnection)session.Connection, SqlBulkCopyOptions.CheckConstraints, (SqlTransaction?)session.Transaction)
        {
            DestinationTableName = table,
            BulkCopyTimeout = 0,
        };
        foreach (var column in columns) copy.ColumnMappings.Add(column, column);
        var batch = new DataTable();
        await using var command = session.Command($"SELECT {string.Join(", ", columns)} FROM {table} WHERE 1 = 0");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        for (var at = 0; at < reader.FieldCount; at++) batch.Columns.Add(columns[at], reader.GetFieldType(at));
        return new SqlServerBulkWriter(copy, batch);
    }

    public async ValueTask WriteAsync(object?[] row, CancellationToken cancel)
    {
        var values = _batch.NewRow();
        for (var at = 0; at < row.Length; at++) values[at] = row[at] ?? DBNull.Value;
        _batch.Rows.Add(values);
        if (_batch.Rows.Count >= BatchRows) await FinishAsync(cancel);
    }

    public async Task FinishAsync(CancellationToken cancel)
    {
        if (_batch.Rows.Count == 0) return;
        await _copy.WriteToServerAsync(_batch, cancel);
        _batch.Clear();
    }

    public ValueTask DisposeAsync()
    {
        ((IDisposable)_copy).Dispose();
        _batch.Dispose();
        return ValueTask.CompletedTask;
    }
}
