namespace Linkage.Api.Hosting;

/// <summary>`Linkage:Databases`: connection strings of SQL Server. Left out, both are SQLite files in the data folder.</summary>
internal sealed class DatabaseSettings
{
    public string? Control { get; init; }

    public string? Vault { get; init; }
}
