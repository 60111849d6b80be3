using System.Data;
using System.Data.Common;
using Dapper;
using Linkage.Domain.Outcomes;

namespace Linkage.Storage.Databases;

/// <summary>The control database or the vault: where to connect, how it speaks, and the only way to a transaction.</summary>
public sealed class Database(SqlDialect dialect, string connectionString, string schema)
{
    private const int Tries = 6;

    static Database() => ColumnTypes.Register();

    public SqlDialect Dialect => dialect;

    /// <summary>`control` or `vault`: the folder of its scripts.</summary>
    public string Schema => schema;

    /// <summary>For reading. Nothing done here is atomic with anything else.</summary>
    public async Task<Session> ReadAsync(CancellationToken cancel) => new(dialect, await OpenAsync(cancel), null);

    /// <summary>
    /// Runs the work in one write transaction and commits it; any exception leaves no trace. The work may run again when the
    /// database chose it as a deadlock victim, so it must not touch anything outside the session.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancel) => RunAsync(work, static _ => true, cancel);

    /// <summary>As <see cref="WriteAsync{T}"/>, but a refusal is rolled back: it leaves no trace either.</summary>
    public Task<Outcome<T>> DecideAsync<T>(Func<Session, Task<Outcome<T>>> work, CancellationToken cancel) =>
        RunAsync(work, static outcome => !outcome.IsRefused, cancel);

    public Task WriteAsync(Func<Session, Task> work, CancellationToken cancel) =>
        WriteAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            cancel);

    private async Task<T> RunAsync<T>(Func<Session, Task<T>> work, Func<T, bool> keeps, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var committing = false;
            try
            {
                var connection = await OpenAsync(cancel);
                await using var session = new Session(dialect, connection, await BeginAsync(connection, cancel));
                var result = await work(session);
                if (!keeps(result)) return result;
                committing = true;
                await session.Transaction!.CommitAsync(cancel);
                return result;
            }
            // A commit that failed may have happened: trying again could do the work twice.
            catch (DbException error) when (!committing && attempt < Tries && dialect.IsTransient(error))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt * attempt), cancel);
            }
        }
    }

    private static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancel) =>
        await connection.BeginTransactionAsync(
            connection is Microsoft.Data.Sqlite.SqliteConnection ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted, cancel);

    private async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = dialect.Connect(connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            if (dialect.AfterOpen is { } settings) await connection.ExecuteAsync(settings);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
