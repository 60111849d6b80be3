using Linkage.Worker.Matches;
using Linkage.Worker.Queue;

namespace Linkage.Api.Hosting;

/// <summary>`Linkage:Worker`: how much a process takes from the queue, and how matches are cut. Results depend on none of it.</summary>
internal sealed class WorkerSettings
{
    /// <summary>How many items run at the same time.</summary>
    public int Parallelism { get; init; } = new DispatcherOptions().Parallelism;

    /// <summary>Pairs compared in one range of a match, about.</summary>
    public long ComparisonsPerRange { get; init; } = new MatchingOptions().ComparisonsPerRange;

    /// <summary>Threads of one range of a match.</summary>
    public int Threads { get; init; } = new MatchingOptions().Threads;

    /// <summary>Memory in which a match keeps the side that all of its ranges compare with, in MiB.</summary>
    public int KeptMegabytes { get; init; } = new MatchingOptions().KeptMegabytes;

    public MatchingOptions Matching =>
        new() { ComparisonsPerRange = ComparisonsPerRange, Threads = Threads, KeptMegabytes = KeptMegabytes };

    public IEnumerable<string> Faults()
    {
        if (Parallelism is < 1 or > 64) yield return "Linkage:Worker:Parallelism must be 1 to 64.";
        if (ComparisonsPerRange is < 1 or > MatchingOptions.MostComparisons)
            yield return "Linkage:Worker:ComparisonsPerRange must be 1 to 10^12.";
        if (Threads is < 1 or > MatchingOptions.MostThreads) yield return "Linkage:Worker:Threads must be 1 to 256.";
        if (KeptMegabytes is < 0 or > MatchingOptions.MostKeptMegabytes) yield return "Linkage:Worker:KeptMegabytes must be 0 to 1000000.";
    }
}
