using Linkage.Storage.Work;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Linkage.Worker.Queue;

/// <summary>
/// Takes due items from the durable queue and runs their handlers, a bounded number at a time. When the service stops, what runs is
/// cancelled and given back; when the process dies, its leases run out and others take over.
/// </summary>
internal sealed class Dispatcher(
    WorkQueue queue, WorkSignal signal, WorkRun run, DispatcherOptions options, TimeProvider clock, ILogger<Dispatcher> log) : BackgroundService
{
    // A signal may come before the transaction that enqueued commits: look again soon, a few times.
    private static readonly TimeSpan[] AfterSignal = [.. new[] { 5, 10, 20, 40, 80, 160 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services start one after the other: the queue must not hold up the others.
        await Task.Yield();
        using var places = new SemaphoreSlim(options.Parallelism);
        var running = new List<Task>();
        try
        {
            while (true)
            {
                await places.WaitAsync(stoppingToken);
                running.RemoveAll(task => task.IsCompleted);
                running.Add(RunAsync(await NextAsync(stoppingToken), places, stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(running);
        }
    }

    /// <summary>Waits, for ever if need be, until an item was leased; an outage of the database is waited out.</summary>
    private async Task<WorkItem> NextAsync(CancellationToken cancel)
    {
        for (var looks = AfterSignal.Length; ; looks++)
        {
            if (await LeaseAsync(cancel) is { } item) return item;
            if (looks < AfterSignal.Length) await Task.Delay(AfterSignal[looks], clock, cancel);
            else if (await signal.WaitAsync(options.Poll, cancel)) looks = -1;
        }
    }

    private async Task<WorkItem?> LeaseAsync(CancellationToken cancel)
    {
        try
        {
            return await queue.LeaseAsync(options.Owner, cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            log.LogError(error, "The queue cannot be read; trying again.");
            await Task.Delay(options.DelayAfter(3), clock, cancel);
            return null;
        }
    }

    private async Task RunAsync(WorkItem item, SemaphoreSlim places, CancellationToken stopping)
    {
        try
        {
            // The handler may compute for long before it first waits.
            await Task.Run(() => run.RunAsync(item, options.Owner, stopping), CancellationToken.None);
        }
        catch (Exception error)
        {
            log.LogError(
                error, "{Kind} {Argument} could not be settled; its lease runs out and it is tried again.", item.Kind, item.Argument);
        }
        finally
        {
            places.Release();
        }
    }
}
