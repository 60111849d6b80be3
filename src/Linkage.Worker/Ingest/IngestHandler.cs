using System.Text.Json.Nodes;
using Linkage.Domain.Agreements;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Files;
using Linkage.Storage.Keys;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Projects;
using Linkage.Storage.Vault.Tables;
using Linkage.Storage.Work;
using Linkage.Worker.Queue;

namespace Linkage.Worker.Ingest;

/// <summary>
/// From a received file to an accepted or rejected delivery. The vault switches first and the state follows, so that an accepted delivery
/// is always there; the file goes last. Whatever point an earlier run died at, this one comes to the same end.
/// </summary>
internal sealed class IngestHandler(
    Database control, Database vault, LandingArea landing, KeyRingFolder keys, TimeProvider clock) : IWorkHandler
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    public WorkKind Kind => WorkKind.Ingest;

    public async Task RunAsync(string argument, CancellationToken cancel)
    {
        var id = new DeliveryId(argument);
        if (await StartAsync(id, cancel) is not { } delivery)
        {
            await SettleAsync(id, cancel);
            return;
        }

        try
        {
            var loaded = await FindLoadedAsync(id, cancel) ?? await IngestAsync(delivery, cancel);
            var to = loaded.IsClean ? DeliveryState.Accepted : DeliveryState.Rejected;
            await MoveAsync(delivery, DeliveryState.Validating, to, loaded, cancel);
            await SettleAsync(id, cancel);
        }
        catch (SupersededException)
        {
            // A purge, or a worker that took over after this one was given up for lost: the delivery is theirs.
        }
    }

    public async Task GiveUpAsync(string argument, CancellationToken cancel)
    {
        var id = new DeliveryId(argument);
        if (await StartAsync(id, cancel) is { } delivery)
            await MoveAsync(delivery, DeliveryState.Validating, DeliveryState.Rejected, Judgement.Of(IngestReport.InternalError), cancel);
        await SettleAsync(id, cancel);
    }

    /// <returns>The delivery when it is to be validated, by this run or an earlier one; else null.</returns>
    private Task<Delivery?> StartAsync(DeliveryId id, CancellationToken cancel) =>
        control.WriteAsync(
            async session =>
            {
                var delivery = await DeliveryStore.FindAsync(session, id, cancel);
                if (delivery?.State == DeliveryState.Validating) return delivery;
                if (delivery?.State != DeliveryState.Received) return null;
                var mover = new Mover(Actor.Worker, clock.GetUtcNow(), delivery.ProjectId);
                return await DeliveryStore.MoveAsync(session, id, DeliveryState.Received, DeliveryState.Validating, mover, cancel)
                    ? delivery
                    : null;
            },
            cancel);

    private async Task<Judgement?> FindLoadedAsync(DeliveryId id, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        return await LoadStore.FindReadyAsync(session, id, cancel) is { } loaded
            ? new Judgement(true, loaded.RowCount, 0, loaded.Report)
            : null;
    }

    private async Task<Judgement> IngestAsync(Delivery delivery, CancellationToken cancel)
    {
        var agreement = await AgreementAsync(delivery, cancel);
        var dataset = agreement.FindDataset(delivery.Dataset)
            ?? throw new InvalidOperationException("The agreement of the delivery does not declare its dataset.");
        var layout = DeliveryLayout.Of(dataset.Schema);
        using var secrets = keys.Project(delivery.ProjectId);
        var load = await DeliveryLoad.BeginAsync(vault, delivery.Id, delivery.ProjectId, delivery.Dataset, layout, cancel);
        using var intake = new DeliveryIntake(dataset, agreement.CodeLists, load, secrets.Project);
        var report = await intake.RunAsync(
            () => PlainFile.Open(landing.WholeOf(delivery.Id), delivery.Sealed, keys), Progress(delivery.Id, cancel), cancel);
        return Judgement.Of(report);
    }

    private async Task<AgreementDocument> AgreementAsync(Delivery delivery, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        var agreement = await AgreementStore.FindAsync(session, delivery.ProjectId, delivery.AgreementVersion, cancel)
            ?? throw new InvalidOperationException("The agreement of the delivery is not there.");
        return agreement.Read().Value;
    }

    private Func<long, Task> Progress(DeliveryId id, CancellationToken cancel)
    {
        var last = clock.GetTimestamp();
        return async rows =>
        {
            if (clock.GetElapsedTime(last) < ProgressEvery) return;
            last = clock.GetTimestamp();
            await control.WriteAsync(session => DeliveryStore.ProgressAsync(session, id, rows, cancel), cancel);
        };
    }

    /// <summary>State, report and audit event together. Does nothing when the delivery was withdrawn meanwhile.</summary>
    private Task MoveAsync(Delivery delivery, DeliveryState from, DeliveryState to, Judgement judgement, CancellationToken cancel) =>
        control.WriteAsync(
            async session =>
            {
                var detail = new JsonObject { ["faults"] = judgement.Faults, ["rows"] = judgement.Rows };
                var mover = new Mover(Actor.Worker, clock.GetUtcNow(), delivery.ProjectId, detail.ToJsonString());
                if (await DeliveryStore.MoveAsync(session, delivery.Id, from, to, mover, cancel))
                    await DeliveryStore.ReportAsync(session, delivery.Id, judgement.Rows, judgement.Report, cancel);
            },
            cancel);

    /// <summary>
    /// Takes away what the state that the delivery has come to does not need: the file, and for all but Accepted the vault's tables.
    /// </summary>
    private async Task SettleAsync(DeliveryId id, CancellationToken cancel)
    {
        await using (var session = await control.ReadAsync(cancel))
        {
            var state = (await DeliveryStore.FindAsync(session, id, cancel))?.State;
            if (state is DeliveryState.Receiving or DeliveryState.Received or DeliveryState.Validating) return;
            if (state != DeliveryState.Accepted) await vault.WriteAsync(inVault => LoadStore.RemoveAsync(inVault, id, cancel), cancel);
        }

        landing.Remove(id);
    }

    private sealed record Judgement(bool IsClean, long Rows, long Faults, string Report)
    {
        public static Judgement Of(IngestReport report) => new(report.IsClean, report.Rows, report.Faults.Total, report.ToJson());
    }
}
