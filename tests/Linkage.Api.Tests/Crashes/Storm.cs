using System.Diagnostics;

namespace Linkage.Api.Tests.Crashes;

/// <summary>Keeps a service running on a data folder, and kills it when it is told to.</summary>
internal sealed class Storm(string folder) : IAsyncDisposable
{
    private ServiceProcess _service = ServiceProcess.Start(folder);

    /// <summary>How long the service that was killed last, or never, needed for the rest of each phase.</summary>
    public Dictionary<Phase, TimeSpan> Took { get; } = [];

    /// <summary>How many kills fell before the end of their phase.</summary>
    public Dictionary<Phase, int> Hits { get; } = [];

    public Task<Uri> Address => _service.Address;

    public string Said => _service.Said;

    /// <summary>The service in a new process; afterwards it listens.</summary>
    public async Task<TimeSpan> RestartAsync()
    {
        await _service.Address;
        var clock = Stopwatch.StartNew();
        await KillAsync();
        await _service.Address;
        return clock.Elapsed;
    }

    /// <summary>Does the work of one phase while the service is killed.</summary>
    /// <param name="ask">Asks for the work; <paramref name="wait"/> sees it done.</param>
    public async Task DuringAsync(Phase phase, Kills kills, Func<Task> ask, Func<Task> wait)
    {
        using var over = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        var killing = KillAsync(phase, kills, asked.Task, over.Token);
        try
        {
            await ask();
            asked.SetResult();
            await wait();
        }
        finally
        {
            var end = Stopwatch.GetTimestamp();
            await over.CancelAsync();
            (Hits[phase], var begun) = await killing;
            Took[phase] = Stopwatch.GetElapsedTime(begun, end);
        }
    }

    /// <summary>Ends the service as it began: without warning.</summary>
    public async ValueTask DisposeAsync()
    {
        await _service.KillAsync();
        _service.Dispose();
    }

    /// <returns>How many kills came in time, and when the last process was at work.</returns>
    private async Task<(int Hits, long Begun)> KillAsync(Phase phase, Kills kills, Task asked, CancellationToken over)
    {
        var (hits, begun) = (0, Stopwatch.GetTimestamp());
        foreach (var delay in kills.Delays)
        {
            if (kills.AtWork) begun = await AtWorkAsync(hits == 0 ? asked : _service.Address, over);
            await Task.Delay(delay, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested) return (hits, begun);
            var scene = await KillAsync();
            TestContext.Current.SendDiagnosticMessage($"{phase}, killed after {delay.TotalMilliseconds:0} ms: {scene}");
            hits++;
        }

        return (hits, await AtWorkAsync(hits == 0 ? asked : _service.Address, over));
    }

    private static async Task<long> AtWorkAsync(Task sign, CancellationToken over)
    {
        await sign.WaitAsync(over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Stopwatch.GetTimestamp();
    }

    private async Task<string> KillAsync()
    {
        var killed = _service;
        await killed.KillAsync();
        var scene = await Scene.OfAsync(folder);
        _service = ServiceProcess.Start(folder);
        killed.Dispose();
        return scene;
    }
}
