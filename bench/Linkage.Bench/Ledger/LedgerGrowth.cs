using System.Globalization;
using Linkage.Bench.Ingest;
using Linkage.Domain.Ledger;

namespace Linkage.Bench.Ledger;

/// <summary>
/// A monitor of 1,000 cells that is asked again and again: what the last judgement takes, beside a comparison of all pairs of cells.
/// </summary>
internal static class LedgerGrowth
{
    private static readonly int[] s_subjects = [10_000, 100_000, 1_000_000];
    private static readonly int[] s_releases = [2, 5, 10, 25, 50];

    // Then a judgement is stopped, and no more releases are tried.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static async Task RunAsync(int movingPercent, int changingPercent, long mostContributors)
    {
        Console.WriteLine($"{Processor.Name}, {Environment.ProcessorCount} logical cores, .NET {Environment.Version}, Release build.");
        Console.WriteLine($"{movingPercent} % move and {changingPercent} % have another income from period to period.\n");
        Console.WriteLine("| subjects | releases | read: processor seconds | judged: seconds | judged: processor seconds | peak memory "
            + "| verdict | all pairs of cells: processor seconds | pairs found |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |");
        foreach (var subjects in s_subjects)
        {
            var (releases, pairs) = (new List<LedgerRelease>(), new PairsOfCells());
            var monitor = new MadeUpMonitor(subjects, movingPercent, changingPercent);
            foreach (var count in s_releases.TakeWhile(count => (long)count * subjects <= mostContributors))
            {
                while (releases.Count < count)
                {
                    releases.Add(monitor.Next($"release {releases.Count + 1}", MadeUpMonitor.Published));
                    pairs.Add(monitor.Cells());
                }

                if (await LineAsync(subjects, releases, pairs)) break;
            }
        }
    }

    /// <returns>Whether the judgement was stopped.</returns>
    private static async Task<bool> LineAsync(int subjects, List<LedgerRelease> releases, PairsOfCells pairs)
    {
        LedgerRelease[] all = [.. releases.SkipLast(1), releases[^1] with { Name = null }];
        ReleaseHistory? history = null;
        var read = await Measure.OfAsync(() => Task.Run(() => history = ReleaseHistory.Of(all, new()).Value));
        DifferencingVerdict? verdict = null;
        var judged = await Measure.OfAsync(() => Task.Run(() => verdict = Judged(history!)));
        history = null;
        var found = 0;
        var naive = await Measure.OfAsync(() => Task.Run(() => found = pairs.Find(MadeUpMonitor.Policy.MinimumFrequency)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {subjects:N0} | {all.Length} | {read.Processor.TotalSeconds:0.0} | {judged.Wall.TotalSeconds:0.0} "
                + $"| {judged.Processor.TotalSeconds:0.0} | {Math.Max(read.PeakBytes, judged.PeakBytes) >> 20:N0} MB | {Word(verdict)} ")
            + string.Create(CultureInfo.InvariantCulture, $"| {naive.Processor.TotalSeconds:0.0} | {found:N0} |"));
        return verdict is null;
    }

    private static DifferencingVerdict? Judged(ReleaseHistory history)
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            return Differencing.Judge(history, MadeUpMonitor.Policy, new(patience.Token));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static string Word(DifferencingVerdict? verdict) =>
        verdict is null ? "stopped" : verdict.IsSafe ? "safe" : verdict.Findings[0].Test.ToString().ToLowerInvariant();
}
