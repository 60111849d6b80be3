namespace Linkage.Worker.Matches;

/// <summary>How matches are cut and run. Results depend on neither.</summary>
public sealed record MatchingOptions
{
    public const long MostComparisons = 1_000_000_000_000;
    public const int MostThreads = 256;
    public const int MostKeptMegabytes = 1_000_000;

    internal const int MostRanges = 1_000;

    /// <summary>Comparisons in one range, about: a range is what a worker that dies has done in vain. 1 to 10^12.</summary>
    public long ComparisonsPerRange { get; init; } = 1_000_000_000;

    /// <summary>Threads of one range, 1 to 256; a worker runs as many ranges at once as it has places.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount / 2, 1, MostThreads);

    /// <summary>
    /// Memory for right sides that are kept between the ranges of a match without blocks, in MiB; larger ones are read in pieces, and with 0
    /// all are.
    /// </summary>
    public int KeptMegabytes { get; init; } = 512;

    /// <summary>Records of both sides that a range holds at a time, about.</summary>
    internal long PortionBytes { get; init; } = 16 << 20;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence names it.</exception>
    internal void Check()
    {
        if (ComparisonsPerRange is < 1 or > MostComparisons) throw new ArgumentException("Matching:ComparisonsPerRange is 1 to 10^12.");
        if (Threads is < 1 or > MostThreads) throw new ArgumentException("Matching:Threads is 1 to 256.");
        if (KeptMegabytes is < 0 or > MostKeptMegabytes) throw new ArgumentException("Matching:KeptMegabytes is 0 to 1,000,000.");
    }
}
