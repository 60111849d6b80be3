using Linkage.Storage.Databases;

namespace Linkage.Api.Hosting;

/// <summary>SQLite files of the data folder, or SQL Server when its connection strings are given.</summary>
internal static class Databases
{
    public static Database Control(ServiceSettings settings, DataFolder folder) =>
        Of(settings.Databases.Control, folder.Control, "control");

    public static Database Vault(ServiceSettings settings, DataFolder folder) =>
        Of(settings.Databases.Vault, folder.Vault, "vault");

    private static Database Of(string? server, string file, string schema) =>
        server is null
            ? new Database(new SqliteDialect(), SqliteDialect.ConnectionString(file), schema)
            : new Database(new SqlServerDialect(), server, schema);
}
