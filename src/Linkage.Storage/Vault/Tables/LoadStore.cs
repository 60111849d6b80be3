using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Tables;

/// <summary>The catalogue rows as an ingest writes them. Which run owns a delivery is decided by the WHERE clauses here.</summary>
internal static class LoadStore
{
    /// <summary>Begins a run: every earlier run finds, at its next step, that it has been superseded.</summary>
    /// <returns>The number of the run.</returns>
    public static async Task<long> TakeAsync(
        Session session, DeliveryId id, ProjectId project, string dataset, DeliveryLayout layout, CancellationToken cancel)
    {
        var entry = new { id, project, dataset, table = DeliveryTable.NameOf(id), layout = layout.ToJson() };
        var known = await session.ExecuteAsync(
            "UPDATE vault_deliveries SET run = run + 1, layout = @layout WHERE delivery_id = @id AND state = 'Loading'", entry, cancel);
        if (known == 0)
        {
            await session.ExecuteAsync(
                """
                INSERT INTO vault_deliveries (delivery_id, project_id, dataset, table_name, layout, state, run, row_count)
                VALUES (@id, @project, @dataset, @table, @layout, 'Loading', 1, 0)
                """,
                entry,
                cancel);
        }

        return await session.ScalarAsync<long>("SELECT run FROM vault_deliveries WHERE delivery_id = @id", new { id }, cancel);
    }

    /// <summary>Holds the row for the rest of the transaction, so that nobody takes the delivery over meanwhile.</summary>
    public static async Task<bool> OwnsAsync(Session session, DeliveryId id, long run, CancellationToken cancel) =>
        await session.ExecuteAsync(
            "UPDATE vault_deliveries SET run = @run WHERE delivery_id = @id AND run = @run AND state = 'Loading'", new { id, run }, cancel) == 1;

    public static Task ReadyAsync(Session session, DeliveryId id, long rows, string report, CancellationToken cancel) =>
        session.ExecuteAsync(
            "UPDATE vault_deliveries SET state = 'Ready', row_count = @rows, report = @report WHERE delivery_id = @id", new { id, rows, report }, cancel);

    /// <summary>The report of a delivery that is whole in the vault; null when it is not.</summary>
    public static Task<LoadedDelivery?> FindReadyAsync(Session session, DeliveryId id, CancellationToken cancel) =>
        session.FindAsync<LoadedDelivery>(
            "SELECT row_count, report FROM vault_deliveries WHERE delivery_id = @id AND state = 'Ready'", new { id }, cancel);

    /// <summary>
    /// Takes the delivery out of the vault, whatever was there of it. Its subjects keep their numbers: other deliveries use them.
    /// </summary>
    public static async Task RemoveAsync(Session session, DeliveryId id, CancellationToken cancel)
    {
        var layout = await session.ScalarAsync<string>("SELECT layout FROM vault_deliveries WHERE delivery_id = @id", new { id }, cancel);
        if (layout is null) return;

        // Before the tables: it waits for the step of a run that is writing, and locks its next one out.
        await session.ExecuteAsync("DELETE FROM vault_deliveries WHERE delivery_id = @id", new { id }, cancel);
        await session.ExecuteAsync(TableText.DropAll(id, DeliveryLayout.FromJson(layout)), null, cancel);
    }
}
