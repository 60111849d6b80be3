using Linkage.Storage.Databases;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Linkage.Storage.Tests.Fixtures;

/// <summary>
/// One fresh database of a schema, gone after the test: a file in a folder of its own, or a database on the server that
/// `LINKAGE_TEST_SQLSERVER` names (a connection string of a login that may create databases).
/// </summary>
public abstract class TestDatabase : IAsyncDisposable
{
    private const string Variable = "LINKAGE_TEST_SQLSERVER";

    private TestDatabase(Database database, string connectionString) => (Database, ConnectionString) = (database, connectionString);

    public Database Database { get; }

    /// <summary>For a service that opens the database itself.</summary>
    public string ConnectionString { get; }

    /// <summary>Empty: not even the migrations ran. Skips the test when the engine is not there.</summary>
    /// <param name="schema">`control` or `vault`.</param>
    public static async Task<TestDatabase> CreateAsync(Engine engine, string schema)
    {
        if (engine == Engine.Sqlite) return OnSqlite.Create(schema);
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"No SQL Server: {Variable} is not set.");
        return await OnSqlServer.CreateAsync(server!, schema);
    }

    public abstract ValueTask DisposeAsync();

    private sealed class OnSqlite(string folder, string path, string schema)
        : TestDatabase(
            new Database(new SqliteDialect(), SqliteDialect.ConnectionString(path), schema), SqliteDialect.ConnectionString(path))
    {
        public static OnSqlite Create(string schema)
        {
            var folder = Directory.CreateTempSubdirectory("linkage-test-").FullName;
            return new OnSqlite(folder, Path.Combine(folder, schema + ".db"), schema);
        }

        public override ValueTask DisposeAsync()
        {
            using (var pooled = new SqliteConnection(SqliteDialect.ConnectionString(path))) SqliteConnection.ClearPool(pooled);
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class OnSqlServer(string server, string name, string connection, string schema)
        : TestDatabase(new Database(new SqlServerDialect(), connection, schema), connection)
    {
        private const int DropTries = 20;

        public static async Task<OnSqlServer> CreateAsync(string server, string schema)
        {
            var name = $"linkage_test_{Guid.NewGuid():N}"[..25] + "_" + schema;
            await ExecuteAsync(server, $"CREATE DATABASE {name}");
            return new OnSqlServer(server, name, new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString, schema);
        }

        /// <summary>A database in use is not dropped, and a connection that was just closed still counts for a moment.</summary>
        public override async ValueTask DisposeAsync()
        {
            for (var attempt = 1; ; attempt++)
            {
                using (var pooled = new SqlConnection(ConnectionString)) SqlConnection.ClearPool(pooled);
                try
                {
                    await ExecuteAsync(server, $"DROP DATABASE {name}");
                    return;
                }
                catch (SqlException) when (attempt < DropTries)
                {
                    await Task.Delay(50 * attempt);
                }
            }
        }

        private static async Task ExecuteAsync(string server, string sql)
        {
            await using var connection = new SqlConnection(
                new SqlConnectionStringBuilder(server) { InitialCatalog = "master" }.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 120;
            await command.ExecuteNonQueryAsync();
        }
    }
}
