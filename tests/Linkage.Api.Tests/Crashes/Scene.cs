using Linkage.Storage.Databases;
using Microsoft.Data.Sqlite;

namespace Linkage.Api.Tests.Crashes;

/// <summary>How far things were when the process died, read from a copy: the service itself has to recover its databases.</summary>
internal static class Scene
{
    public static async Task<string> OfAsync(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("linkage-scene-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "control.db*"))
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            var connection =
                new SqliteConnectionStringBuilder { DataSource = Path.Combine(copy, "control.db"), Pooling = false }.ToString();
            await using var session = await new Database(new SqliteDialect(), connection, "control").ReadAsync(CancellationToken.None);
            return string.Join(", ", await session.ListAsync<string>(
                "SELECT dataset || ' ' || state FROM deliveries UNION ALL SELECT state || ' ' || stage FROM jobs", null, CancellationToken.None));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
