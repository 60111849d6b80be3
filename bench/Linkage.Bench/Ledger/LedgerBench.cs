using System.Diagnostics;
using Linkage.Bench.Ingest;
using Linkage.Domain.Ledger;

namespace Linkage.Bench.Ledger;

/// <summary>
/// The ledger on a monitor of which four periods were released and a fifth is asked, from the records that the vault keeps to the verdict.
/// </summary>
internal static class LedgerBench
{
    private const int Periods = 5;

    public static async Task RunAsync(int subjects, int movingPercent, int changingPercent)
    {
        var monitor = new MadeUpMonitor(subjects, movingPercent, changingPercent);
        var clock = Stopwatch.StartNew();
        var releases = Enumerable.Range(1, Periods)
            .Select(period => monitor.Next(period < Periods ? $"release {period}" : null, MadeUpMonitor.Policy)).ToList();
        Console.WriteLine($"## {subjects:N0} subjects, {Periods} periods of 1,000 cells\n");
        Console.WriteLine($"{movingPercent} % move and {changingPercent} % have another income from period to period.\n");
        Console.WriteLine($"{Processor.Name}, {Environment.ProcessorCount} logical cores, .NET {Environment.Version}.\n");
        var bytes = releases.Average(one => one.Contributions.Length) / 1e6;
        Console.WriteLine($"Made, protected and recorded in {clock.Elapsed.TotalSeconds:0.0} s; {bytes:0.0} MB a record.\n");
        ReleaseHistory? history = null;
        var read = await Measure.OfAsync(() => Task.FromResult(history = ReleaseHistory.Of(releases, new()).Value));
        DifferencingVerdict? verdict = null;
        var judged = await Measure.OfAsync(() => Task.FromResult(verdict = Differencing.Judge(history!, MadeUpMonitor.Policy, new())));
        DifferencingFinding? nearest = null;
        var searched = await Measure.OfAsync(() => Task.FromResult(nearest = Differencing.Nearest(history!, MadeUpMonitor.Policy, new())));
        Console.WriteLine("| what | seconds | processor seconds | peak memory (working set) |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        Console.WriteLine(Line("records read", read));
        Console.WriteLine(Line("judged", judged));
        Console.WriteLine(Line("smallest difference, for the report", searched));
        Console.WriteLine($"\n{verdict!.Sentence} Smallest difference: {nearest?.Subjects ?? 0} subjects (0: none found).");
    }

    private static string Line(string what, Measure one) =>
        $"| {what} | {one.Wall.TotalSeconds:0.0} | {one.Processor.TotalSeconds:0.0} | {one.PeakBytes / 1_000_000:N0} MB |";
}
