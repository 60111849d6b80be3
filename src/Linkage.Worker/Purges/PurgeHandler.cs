using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Files;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;
using Linkage.Storage.Work;
using Linkage.Worker.Queue;

namespace Linkage.Worker.Purges;

/// <summary>
/// Takes a withdrawn delivery, or one whose retention is over, out of the vault and the landing area; then its state says so. The
/// subjects keep their numbers: other deliveries and the ledger refer to them, and without the project key they name nobody.
/// </summary>
internal sealed class PurgeHandler(
    Database control, Database vault, LandingArea landing, WorkQueue queue, TimeProvider clock) : IWorkHandler
{
    public WorkKind Kind => WorkKind.Purge;

    public async Task RunAsync(string argument, CancellationToken cancel)
    {
        var id = new DeliveryId(argument);
        var delivery = await FindAsync(id, cancel);
        if (delivery is null || !MayGo(delivery.State)) return;
        await vault.WriteAsync(
            async session =>
            {
                await LinkTables.PurgeAsync(session, id, cancel);
                await LoadStore.RemoveAsync(session, id, cancel);
            },
            cancel);
        landing.Remove(id);
        if (delivery.State == DeliveryState.Purged) return;
        var mover = new Mover(Actor.Worker, clock.GetUtcNow(), delivery.ProjectId);
        await control.WriteAsync(
            session => DeliveryStore.MoveAsync(session, id, delivery.State, DeliveryState.Purged, mover, cancel), cancel);
    }

    /// <summary>What must be gone is never given up: it begins again as a new item, and each round stands in the log as an error.</summary>
    public Task GiveUpAsync(string argument, CancellationToken cancel) =>
        control.WriteAsync(session => queue.EnqueueAsync(session, WorkKind.Purge, argument, cancel), cancel);

    private static bool MayGo(DeliveryState state) =>
        state == DeliveryState.Purged || DeliveryLifecycle.Steps.Allows(state, DeliveryState.Purged);

    private async Task<Delivery?> FindAsync(DeliveryId id, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await DeliveryStore.FindAsync(session, id, cancel);
    }
}
