using System.Data.Common;
using Dapper;

namespace Linkage.Storage.Databases;

/// <summary>One connection, with the transaction that everything done through it shares.</summary>
public sealed class Session : IAsyncDisposable
{
    internal Session(SqlDialect dialect, DbConnection connection, DbTransaction? transaction) =>
        (Dialect, Connection, Transaction) = (dialect, connection, transaction);

    public SqlDialect Dialect { get; }

    public DbConnection Connection { get; }

    /// <summary>Null in a session that only reads.</summary>
    public DbTransaction? Transaction { get; }

    public Task<int> ExecuteAsync(string sql, object? arguments, CancellationToken cancel) =>
        Connection.ExecuteAsync(Definition(sql, arguments, cancel));

    public Task<T?> ScalarAsync<T>(string sql, object? arguments, CancellationToken cancel) =>
        Connection.ExecuteScalarAsync<T>(Definition(sql, arguments, cancel));

    public Task<T?> FindAsync<T>(string sql, object? arguments, CancellationToken cancel) =>
        Connection.QueryFirstOrDefaultAsync<T>(Definition(sql, arguments, cancel));

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? arguments, CancellationToken cancel) =>
        [.. await Connection.QueryAsync<T>(Definition(sql, arguments, cancel))];

    /// <summary>Rows one at a time, for what does not fit in memory.</summary>
    public async Task<DbDataReader> ReadAsync(string sql, object? arguments, CancellationToken cancel) =>
        await Connection.ExecuteReaderAsync(Definition(sql, arguments, cancel));

    public DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        return command;
    }

    public ValueTask DisposeAsync() => Transaction is null ? Connection.DisposeAsync() : DisposeBothAsync(Transaction);

    private async ValueTask DisposeBothAsync(DbTransaction transaction)
    {
        await transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    // No command timeout: bulk steps run for hours, and cancellation ends them.
    private CommandDefinition Definition(string sql, object? arguments, CancellationToken cancel) =>
        new(sql, arguments, Transaction, commandTimeout: 0, cancellationToken: cancel);
}
