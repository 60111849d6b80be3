namespace Linkage.Worker.Queue;

/// <summary>A computation on a thread of its own, while somebody tells how far it is and hears whether it should go on.</summary>
internal static class LongWork
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <param name="work">Ends with an exception when it is asked to stop.</param>
    /// <param name="tell">Called twice a second; throws to stop the work.</param>
    /// <returns>What the work came to. Whatever ends it before, nothing computes any more behind a run that has ended.</returns>
    public static Task<T> RunAsync<T>(Func<CancellationToken, T> work, Func<Task> tell, CancellationToken cancel) =>
        RunTaskAsync(stop => Task.FromResult(work(stop)), tell, cancel);

    /// <summary>As above, for work that also waits.</summary>
    public static async Task<T> RunTaskAsync<T>(Func<CancellationToken, Task<T>> work, Func<Task> tell, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = Task.Run(() => work(ending.Token), CancellationToken.None);
        try
        {
            while (await Task.WhenAny(running, Task.Delay(Pause, cancel)) != running) await tell();
        }
        catch
        {
            await ending.CancelAsync();
            await running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }

        return await running;
    }
}
