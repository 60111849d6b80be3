using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Tables;

/// <summary>Which delivery lies in which table. What is not Ready is not there for anyone who links.</summary>
internal sealed class VaultCatalogue(Database vault)
{
    /// <returns>Null when the delivery is not, not yet, or no longer in the vault.</returns>
    public async Task<DeliveryTable?> FindAsync(DeliveryId id, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        return await FindAsync(session, id, cancel);
    }

    /// <summary>As above, within the caller's transaction.</summary>
    public static async Task<DeliveryTable?> FindAsync(Session session, DeliveryId id, CancellationToken cancel)
    {
        var entry = await session.FindAsync<Entry>(
            "SELECT project_id, dataset, table_name, layout, row_count FROM vault_deliveries WHERE delivery_id = @id AND state = 'Ready'",
            new { id },
            cancel);
        return entry is null
            ? null
            : new DeliveryTable(id, entry.ProjectId, entry.Dataset, entry.TableName, DeliveryLayout.FromJson(entry.Layout), entry.RowCount);
    }

    private sealed class Entry
    {
        public required ProjectId ProjectId { get; init; }

        public required string Dataset { get; init; }

        public required string TableName { get; init; }

        public required string Layout { get; init; }

        public required long RowCount { get; init; }
    }
}
