using Linkage.Storage.Work;

namespace Linkage.Api.Hosting;

/// <summary>Frees what processes held that are gone, an earlier run of the service included, so that others take it at once.</summary>
internal sealed class WorkerUpkeep(DataFolder folder, WorkQueue queue, TimeProvider clock, ILogger<WorkerUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (true)
        {
            try
            {
                foreach (var owner in folder.Left) await queue.FreeAsync(owner, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(error, "The work of a worker that is gone could not be freed; its leases run out by themselves.");
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }
}
