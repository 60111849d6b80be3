using Linkage.Storage.Databases;

namespace Linkage.Storage.Tests.Fixtures;

/// <summary>
/// What must hold on every engine. A contract is an abstract class with the tests, and one line per engine:
/// `public sealed class SqliteThings() : ThingsContract(Engine.Sqlite);` Each test has migrated databases of its own.
/// </summary>
/// <param name="schemas">Which databases the tests use: `control`, `vault` or both.</param>
public abstract class DatabaseContract(Engine engine, params string[] schemas) : IAsyncLifetime
{
    private readonly Dictionary<string, TestDatabase> _databases = [];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected Engine Engine => engine;

    protected TestClock Clock { get; } = new();

    protected Database Control => _databases["control"].Database;

    protected Database Vault => _databases["vault"].Database;

    public virtual async ValueTask InitializeAsync()
    {
        foreach (var schema in schemas)
        {
            _databases.Add(schema, await TestDatabase.CreateAsync(engine, schema));
            await Migrations.ApplyAsync(_databases[schema].Database, Clock, Cancel);
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values) await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
