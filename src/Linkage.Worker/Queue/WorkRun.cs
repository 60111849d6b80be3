using Linkage.Storage.Work;
using Microsoft.Extensions.Logging;

namespace Linkage.Worker.Queue;

/// <summary>
/// One leased item from handler to verdict: finished, tried again later, given up, or handed back because the service stops.
/// </summary>
internal sealed class WorkRun(
    WorkQueue queue, IEnumerable<IWorkHandler> handlers, DispatcherOptions options, TimeProvider clock, ILogger<WorkRun> log)
{
    private readonly Dictionary<WorkKind, IWorkHandler> _handlers = handlers.ToDictionary(handler => handler.Kind);

    public async Task RunAsync(WorkItem item, string owner, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var heartbeat = HoldAsync(item, owner, ending);
        var failure = await TryAsync(item, ending.Token);
        var leaseLost = ending.IsCancellationRequested && !stopping.IsCancellationRequested;
        await ending.CancelAsync();
        await heartbeat;
        if (failure is null) await queue.FinishAsync(item, owner, CancellationToken.None);
        else if (leaseLost) log.LogWarning("{Kind} {Argument}: the lease was lost, another worker has it.", item.Kind, item.Argument);
        else if (stopping.IsCancellationRequested) await queue.HandBackAsync(item, owner, CancellationToken.None);
        else await FailAsync(item, owner, failure, stopping);
    }

    /// <returns>Null when the handler came to its end.</returns>
    private async Task<Exception?> TryAsync(WorkItem item, CancellationToken cancel)
    {
        try
        {
            // An item that was handed out more often than it may be tried killed its worker each time.
            if (item.Attempts > options.Attempts) return new InvalidOperationException("Every attempt ended with the process.");
            await Handler(item).RunAsync(item.Argument, cancel);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private async Task FailAsync(WorkItem item, string owner, Exception failure, CancellationToken stopping)
    {
        if (item.Attempts < options.Attempts)
        {
            var delay = options.DelayAfter(item.Attempts);
            log.LogWarning(
                failure, "{Kind} {Argument} failed, attempt {Attempt}; again in {Delay}.", item.Kind, item.Argument, item.Attempts, delay);
            await queue.PutBackAsync(item, owner, delay, CancellationToken.None);
            return;
        }

        log.LogError(failure, "{Kind} {Argument} failed {Attempts} times and is given up.", item.Kind, item.Argument, item.Attempts);
        if (_handlers.TryGetValue(item.Kind, out var handler)) await handler.GiveUpAsync(item.Argument, stopping);
        await queue.FinishAsync(item, owner, CancellationToken.None);
    }

    /// <summary>
    /// Renews the lease until the run ends; cancels the run when the lease is somebody else's or cannot be renewed in time.
    /// </summary>
    private async Task HoldAsync(WorkItem item, string owner, CancellationTokenSource ending)
    {
        var held = clock.GetTimestamp();
        try
        {
            while (true)
            {
                await Task.Delay(options.Heartbeat, clock, ending.Token);
                if (await RenewAsync(item, owner, ending.Token) is not { } renewed)
                {
                    // The database is away; the lease is ours until it runs out.
                    if (clock.GetElapsedTime(held) + options.Heartbeat < WorkQueue.Lease) continue;
                    renewed = false;
                }

                if (!renewed) break;
                held = clock.GetTimestamp();
            }

            await ending.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    /// <returns>Null when the database did not answer.</returns>
    private async Task<bool?> RenewAsync(WorkItem item, string owner, CancellationToken cancel)
    {
        try
        {
            return await queue.RenewAsync(item, owner, cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning(error, "The lease of {Kind} {Argument} could not be renewed.", item.Kind, item.Argument);
            return null;
        }
    }

    private IWorkHandler Handler(WorkItem item) =>
        _handlers.TryGetValue(item.Kind, out var handler)
            ? handler
            : throw new InvalidOperationException($"No handler for {item.Kind} in this worker.");
}
