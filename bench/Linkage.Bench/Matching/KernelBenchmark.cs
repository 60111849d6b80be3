using BenchmarkDotNet.Attributes;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;

namespace Linkage.Bench.Matching;

/// <summary>
/// One core, every left record with every right one: the bit-sliced scan at each vector width against a loop of population counts.
/// An operation is one comparison.
/// </summary>
[InProcess]
public class KernelBenchmark
{
    private const int Records = 8_192;
    private EncodingSet _left = new(64);
    private EncodingSet _right = new(64);

    [Params(1024)]
    public int Length { get; set; }

    [Params(0.7, 0.8)]
    public double Threshold { get; set; }

    [GlobalSetup]
    public void MakeEncodings()
    {
        _left = MadeClks.Of("left", Length, Records);
        _right = MadeClks.Of("right", Length, Records);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Records * Records)]
    public int PopulationCounts()
    {
        var members = Enumerable.Range(0, Records).ToArray();
        var options = new MatchOptions(SimilarityMeasure.Dice, Threshold);
        var found = new PairList(CandidateBlocks.Everything(Records, Records), 0, options);
        new PairwiseScan(_right, members).Find(_left, members, new(options.Measure, Threshold, Length), found, CancellationToken.None);
        return found.Pairs.Count;
    }

    [Benchmark(OperationsPerInvoke = Records * Records)]
    public int Lanes64() => Match(LaneWidth.Lanes64);

    [Benchmark(OperationsPerInvoke = Records * Records)]
    public int Lanes256() => Match(LaneWidth.Lanes256);

    [Benchmark(OperationsPerInvoke = Records * Records)]
    public int Lanes512() => Match(LaneWidth.Lanes512);

    /// <summary>With transposing, ordering and everything else that a whole match does.</summary>
    private int Match(LaneWidth width) =>
        EncodedMatch.Match(_left, _right, new(SimilarityMeasure.Dice, Threshold, Lanes: width)).Value.Count;
}
