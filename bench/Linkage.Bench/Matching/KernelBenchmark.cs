using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;

namespace Linkage.Bench.Matching;

/// <summary>
/// One core, every left record with every right one: whole matches by the bit-sliced scan at each vector width, against a loop of
/// population counts and against anonlink's native kernel. An operation is one comparison.
/// </summary>
[Config(typeof(ProcessorTimeConfig))]
[SuppressMessage("Design", "CA1001", Justification = "The cleanup method disposes.")]
public class KernelBenchmark
{
    private const int Records = 10_240;
    private EncodingSet _left = new(64);
    private EncodingSet _right = new(64);
    private AnonlinkProcess? _anonlink;

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

    [GlobalSetup(Target = nameof(Anonlink))]
    public void StartAnonlink()
    {
        MakeEncodings();
        _anonlink = new(_left, _right);
    }

    [GlobalCleanup(Target = nameof(Anonlink))]
    public void StopAnonlink() => _anonlink?.Dispose();

    /// <summary>Not run where its module is absent.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Records * Records)]
    public int Anonlink() => _anonlink!.Count(Threshold);

    [Benchmark(OperationsPerInvoke = Records * Records)]
    public int PopulationCounts()
    {
        var members = Enumerable.Range(0, Records).ToArray();
        var options = new MatchOptions(SimilarityMeasure.Dice, Threshold);
        var found = new PairList(CandidateBlocks.Everything(Records, Records), 0, options);
        var threshold = new MatchThreshold(options.Measure, Threshold, Length);
        new PairwiseScan(_right, members).Find(_left, members, _ => threshold, found, CancellationToken.None);
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
