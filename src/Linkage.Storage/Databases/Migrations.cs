using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Linkage.Storage.Databases;

/// <summary>Brings a database to the schema of this build: numbered scripts, in order, under one lock, all or nothing.</summary>
public static class Migrations
{
    /// <exception cref="SchemaException">The database is newer than this build, or a script that it had was changed since.</exception>
    public static Task ApplyAsync(Database database, TimeProvider clock, CancellationToken cancel)
    {
        var scripts = Scripts(database.Dialect.Name, database.Schema);
        return database.WriteAsync(
            async session =>
            {
                await session.Dialect.LockAsync(session, $"linkage-schema-{database.Schema}", cancel);
                var applied = await AppliedAsync(session, cancel);
                Refuse(applied, scripts, database.Schema);
                foreach (var script in scripts.Skip(applied.Count))
                {
                    await session.ExecuteAsync(script.Text, null, cancel);
                    await session.ExecuteAsync(
                        "INSERT INTO schema_versions (version, name, hash, applied_at) VALUES (@Version, @Name, @Hash, @Now)",
                        new { script.Version, script.Name, script.Hash, Now = clock.GetUtcNow() },
                        cancel);
                }
            },
            cancel);
    }

    internal static IReadOnlyList<Script> Scripts(string dialect, string schema)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"sql/{dialect}/{schema}/";
        var scripts = assembly.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select((name, at) => Read(assembly, name, at + 1))
            .ToList();
        return scripts.Count > 0 ? scripts : throw new SchemaException($"This build holds no {schema} scripts for {dialect}.");
    }

    private static Script Read(Assembly assembly, string resource, int version)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        // A checkout may write other line ends; that is no change of a script.
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new Script(version, Path.GetFileNameWithoutExtension(resource), text, hash);
    }

    private static async Task<IReadOnlyList<Script>> AppliedAsync(Session session, CancellationToken cancel)
    {
        var create = session.Dialect is SqliteDialect
            ? "CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT"
            : "IF OBJECT_ID('schema_versions') IS NULL CREATE TABLE schema_versions (version int PRIMARY KEY, name nvarchar(200) NOT NULL, hash nvarchar(64) NOT NULL, applied_at datetime2(6) NOT NULL)";
        await session.ExecuteAsync(create, null, cancel);
        return await session.ListAsync<Script>("SELECT version, name, hash FROM schema_versions ORDER BY version", null, cancel);
    }

    private static void Refuse(IReadOnlyList<Script> applied, IReadOnlyList<Script> scripts, string schema)
    {
        if (applied.Count > scripts.Count)
            throw new SchemaException(
                $"The {schema} database has schema {applied.Count}, newer than this build's {scripts.Count}. Run the newer build.");
        foreach (var (was, now) in applied.Zip(scripts))
        {
            if (was.Hash != now.Hash)
                throw new SchemaException(
                    $"Script {now.Name} of the {schema} database differs from the one that was applied. Run the build that made it.");
        }
    }

    internal sealed record Script(int Version, string Name, string Text, string Hash)
    {
        public Script()
            : this(0, string.Empty, string.Empty, string.Empty)
        {
        }
    }
}
