using Linkage.Domain.Identity;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;

namespace Linkage.Api.Uploads;

/// <summary>At start puts right what a crash left half done, and from then on ends the uploads that rested too long.</summary>
internal sealed class UploadUpkeep(UploadCompletion completion, EndUpload end, Database control, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);
    private static readonly Actor Service = new("service", new OrganisationId("linkage"), Role.None, "upkeep");

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var delivery in await ReceivingAsync(cancellationToken)) await completion.HealAsync(delivery, Service, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        do await ExpireAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ExpireAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var delivery in (await ReceivingAsync(cancel)).Where(delivery => delivery.ExpiresAt < now))
            await end.AbandonAsync(delivery, Service, cancel);
    }

    private async Task<IReadOnlyList<Delivery>> ReceivingAsync(CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await DeliveryStore.ReceivingAsync(session, cancel);
    }
}
