using Dapper;
using Linkage.Storage.Databases;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Linkage.Storage.Tests.Vault;

/// <summary>Where a contract suite runs: makes fresh databases with this build's schema and takes them away afterwards.</summary>
public abstract class TestEngine : IAsyncDisposable
{
    /// <param name="schema">`control` or `vault`.</param>
    public async Task<Database> CreateAsync(string schema)
    {
        var database = await EmptyAsync(schema);
        await Migrations.ApplyAsync(database, TimeProvider.System, CancellationToken.None);
        return database;
    }

    public abstract ValueTask DisposeAsync();

    protected abstract Task<Database> EmptyAsync(string schema);
}

public sealed class SqliteEngine : TestEngine
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linkage-test-").FullName;

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected override Task<Database> EmptyAsync(string schema)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.db");
        return Task.FromResult(new Database(new SqliteDialect(), SqliteDialect.ConnectionString(path), schema));
    }
}

/// <summary>Needs the right to create databases on the server that `LINKAGE_TEST_SQLSERVER` names.</summary>
public sealed class SqlServerEngine : TestEngine
{
    private const string Variable = "LINKAGE_TEST_SQLSERVER";
    private readonly List<string> _names = [];
    private readonly string _server;

    public SqlServerEngine()
    {
        _server = Environment.GetEnvironmentVariable(Variable) ?? "";
        Assert.SkipWhen(_server.Length == 0, $"No SQL Server to run on: {Variable} holds no connection string.");
    }

    public override async ValueTask DisposeAsync()
    {
        SqlConnection.ClearAllPools();
        await using var connection = new SqlConnection(_server);
        foreach (var name in _names) await connection.ExecuteAsync($"DROP DATABASE {name}");
        GC.SuppressFinalize(this);
    }

    protected override async Task<Database> EmptyAsync(string schema)
    {
        var name = $"linkage_{schema}_{Guid.NewGuid():N}"[..40];
        await using var connection = new SqlConnection(_server);
        await connection.ExecuteAsync($"CREATE DATABASE {name}");
        _names.Add(name);
        var text = new SqlConnectionStringBuilder(_server) { InitialCatalog = name }.ToString();
        return new Database(new SqlServerDialect(), text, schema);
    }
}
