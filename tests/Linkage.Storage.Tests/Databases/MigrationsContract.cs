using Linkage.Storage.Databases;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Databases;

public sealed class SqliteMigrations() : MigrationsContract(Engine.Sqlite);

public sealed class SqlServerMigrations() : MigrationsContract(Engine.SqlServer);

public abstract class MigrationsContract(Engine engine)
{
    private readonly TestClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("control")]
    [InlineData("vault")]
    public async Task A_fresh_database_gets_every_script_once_however_often_they_are_applied(string schema)
    {
        await using var fresh = await TestDatabase.CreateAsync(engine, schema);
        await Migrations.ApplyAsync(fresh.Database, _clock, Cancel);
        await Migrations.ApplyAsync(fresh.Database, _clock, Cancel);
        Assert.Equal(ScriptNames(schema), await AppliedAsync(fresh.Database));
    }

    [Fact]
    public async Task Services_that_start_together_apply_every_script_once()
    {
        await using var fresh = await TestDatabase.CreateAsync(engine, "control");
        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrations.ApplyAsync(fresh.Database, _clock, Cancel), Cancel)));
        Assert.Equal(ScriptNames("control"), await AppliedAsync(fresh.Database));
    }

    [Fact]
    public async Task A_database_of_a_newer_build_is_refused()
    {
        await using var newer = await TestDatabase.CreateAsync(engine, "control");
        await Migrations.ApplyAsync(newer.Database, _clock, Cancel);
        var next = ScriptNames("control").Count + 1;
        await newer.Database.WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO schema_versions (version, name, hash, applied_at) VALUES (@next, 'later', 'h', @now)",
                new { next, now = _clock.Now },
                Cancel),
            Cancel);
        var refused = await Assert.ThrowsAsync<SchemaException>(() => Migrations.ApplyAsync(newer.Database, _clock, Cancel));
        Assert.Contains($"schema {next}, newer than this build's {next - 1}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_changed_after_it_was_applied_is_refused_by_name()
    {
        await using var changed = await TestDatabase.CreateAsync(engine, "control");
        await Migrations.ApplyAsync(changed.Database, _clock, Cancel);
        await changed.Database.WriteAsync(
            session => session.ExecuteAsync("UPDATE schema_versions SET hash = 'other' WHERE version = 2", null, Cancel), Cancel);
        var refused = await Assert.ThrowsAsync<SchemaException>(() => Migrations.ApplyAsync(changed.Database, _clock, Cancel));
        Assert.Contains(ScriptNames("control")[1], refused.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> AppliedAsync(Database database)
    {
        await using var session = await database.ReadAsync(Cancel);
        return await session.ListAsync<string>("SELECT name FROM schema_versions ORDER BY version", null, Cancel);
    }

    private IReadOnlyList<string> ScriptNames(string schema) =>
        [.. Migrations.Scripts(engine == Engine.Sqlite ? "sqlite" : "sqlserver", schema).Select(script => script.Name)];
}
