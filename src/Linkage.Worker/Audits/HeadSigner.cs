using Linkage.Storage.Audits;
using Linkage.Storage.Databases;
using Linkage.Storage.Keys;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Linkage.Worker.Audits;

/// <summary>
/// Signs the head of the audit chain whenever it has grown: the reachable zone, which writes the chain, does not hold the key.
/// </summary>
internal sealed class HeadSigner(Database control, KeyRingFolder keys, TimeProvider clock, ILogger<HeadSigner> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SignAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await SignAsync(stoppingToken);
    }

    private async Task SignAsync(CancellationToken cancel)
    {
        try
        {
            using var key = keys.Signing();
            await control.WriteAsync(session => AuditHeads.SignAsync(session, key, clock.GetUtcNow(), cancel), cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The head of the audit chain could not be signed; trying again.");
        }
    }
}
