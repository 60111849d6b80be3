namespace Linkage.Storage.Vault.Tables;

/// <summary>
/// What an ingest left in the catalogue when it switched: enough to accept the delivery after a crash without reading it again.
/// </summary>
internal sealed class LoadedDelivery
{
    public required long RowCount { get; init; }

    public required string Report { get; init; }
}
