using Linkage.Storage.Databases;
using Microsoft.Data.Sqlite;

namespace Linkage.Api.Tests.Crashes;

/// <summary>
/// What stands in a data folder once one job was released and the service is gone: each thing once, and nothing that was on the way.
/// </summary>
internal sealed class Aftermath(string folder)
{
    private readonly Database _control = Open(folder, "control");
    private readonly Database _vault = Open(folder, "vault");

    public async Task IsCleanAsync()
    {
        try
        {
            await ControlAsync();
            await VaultAsync();
            Files();
        }
        finally
        {
            SqliteConnection.ClearAllPools();
        }
    }

    private async Task ControlAsync()
    {
        Assert.Equal(["ok"], await ListAsync(_control, "PRAGMA integrity_check"));
        Assert.Equal(
            [$"people-a Accepted {TwoRegisters.People}", $"people-b Accepted {TwoRegisters.WithIncome}"],
            await ListAsync(_control, "SELECT dataset || ' ' || state || ' ' || row_count FROM deliveries ORDER BY dataset"));
        Assert.Equal(["Released 1"], await ListAsync(_control, "SELECT state || ' ' || attempt FROM jobs"));
        foreach (var table in new[] { "results", "reviews", "releases" })
            Assert.Equal(["1"], await ListAsync(_control, $"SELECT COUNT(*) FROM {table}"));
        Assert.Equal(
            ["Ingest Done", "Ingest Done", "Link Done", "Release Done"],
            await ListAsync(_control, "SELECT kind || ' ' || state FROM work_items ORDER BY kind"));
        // Looking and downloading may happen twice: a request that got no answer is sent again.
        Assert.Empty(await ListAsync(
            _control,
            """
            SELECT object_kind || ' ' || action || ' ' || COUNT(*) FROM audit_events WHERE action NOT IN ('download', 'look', 'read')
            GROUP BY object_kind, object_id, action, organisation_id HAVING COUNT(*) > 1
            """));
    }

    private async Task VaultAsync()
    {
        Assert.Equal(["ok"], await ListAsync(_vault, "PRAGMA integrity_check"));
        Assert.Equal(
            await ListAsync(_vault, "SELECT table_name FROM vault_deliveries WHERE state = 'Ready' ORDER BY table_name"),
            await ListAsync(_vault, "SELECT name FROM sqlite_master WHERE type = 'table' AND (name GLOB 'd_*' OR name GLOB 's_*' OR name GLOB 'k_*') AND name <> 'schema_versions' ORDER BY name"));
        foreach (var table in await ListAsync(_vault, "SELECT table_name || ' ' || row_count FROM vault_deliveries"))
            Assert.Equal([table.Split(' ')[1]], await ListAsync(_vault, $"SELECT COUNT(*) FROM {table.Split(' ')[0]}"));
        Assert.Equal(["2"], await ListAsync(_vault, "SELECT COUNT(*) FROM vault_deliveries"));
        Assert.Equal(
            [$"{TwoRegisters.People} 1 {TwoRegisters.People}"], await ListAsync(_vault, "SELECT COUNT(*) || ' ' || MIN(subject) || ' ' || MAX(subject) FROM subjects"));
        Assert.Equal(["1"], await ListAsync(_vault, "SELECT COUNT(*) FROM tabulations"));
    }

    private void Files()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder, "landing")));
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.Combine(folder, "releases")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder, "*.part*", SearchOption.AllDirectories));
    }

    private static Task<IReadOnlyList<string>> ListAsync(Database database, string sql) => ListAsync(database, sql, CancellationToken.None);

    private static async Task<IReadOnlyList<string>> ListAsync(Database database, string sql, CancellationToken cancel)
    {
        await using var session = await database.ReadAsync(cancel);
        return await session.ListAsync<string>(sql, null, cancel);
    }

    private static Database Open(string folder, string schema) =>
        new(new SqliteDialect(), SqliteDialect.ConnectionString(Path.Combine(folder, $"{schema}.db")), schema);
}
