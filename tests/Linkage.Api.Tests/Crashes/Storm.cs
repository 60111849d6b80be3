using System.Diagnostics;

namespace Linkage.Api.Tests.Crashes;

/// <summary>Keeps a service running on a data folder, and kills it when it is told to.</summary>
internal sealed class Storm(string folder) : IAsyncDisposable
{
    private ServiceProcess _service = ServiceProcess.Start(folder);

    /// <summary>How long each phase took, kills included.</summary>
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
    /// <param name="kills">The first counts from the beginning, each other from the start of the process before.</param>
    public async Task DuringAsync(Phase phase, IReadOnlyList<TimeSpan> kills, Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        using var over = new CancellationTokenSource();
        var killing = KillAsync(phase, kills, over.Token);
        try
        {
            await work();
            Took[phase] = clock.Elapsed;
        }
        finally
        {
            await over.CancelAsync();
            Hits[phase] = await killing;
        }
    }

    /// <summary>Ends the service as it began: without warning.</summary>
    public async ValueTask DisposeAsync()
    {
        await _service.KillAsync();
        _service.Dispose();
    }

    private async Task<int> KillAsync(Phase phase, IReadOnlyList<TimeSpan> kills, CancellationToken over)
    {
        var hits = 0;
        foreach (var delay in kills)
        {
            await Task.Delay(delay, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested) break;
            var scene = await KillAsync();
            TestContext.Current.SendDiagnosticMessage($"{phase}, killed after {delay.TotalMilliseconds:0} ms: {scene}");
            hits++;
        }

        return hits;
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
