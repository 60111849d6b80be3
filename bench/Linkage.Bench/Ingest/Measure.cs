using System.Diagnostics;

namespace Linkage.Bench.Ingest;

/// <summary>Time by the clock, time of all processor cores, and the largest working set seen while it ran (sampled every 20 ms).</summary>
internal sealed record Measure(TimeSpan Wall, TimeSpan Processor, long PeakBytes)
{
    public static async Task<Measure> OfAsync(Func<Task> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var process = Process.GetCurrentProcess();
        using var done = new CancellationTokenSource();
        var peak = Task.Run(() => WatchAsync(done.Token));
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await work();
        process.Refresh();
        var measured = (clock.Elapsed, process.TotalProcessorTime - before);
        await done.CancelAsync();
        return new Measure(measured.Elapsed, measured.Item2, await peak);
    }

    private static async Task<long> WatchAsync(CancellationToken done)
    {
        var process = Process.GetCurrentProcess();
        long peak = 0;
        while (true)
        {
            process.Refresh();
            peak = Math.Max(peak, process.WorkingSet64);
            if (done.IsCancellationRequested) return peak;
            await Task.Delay(20, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
