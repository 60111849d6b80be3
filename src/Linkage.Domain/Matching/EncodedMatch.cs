using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching;

/// <summary>
/// All pairs of two sets of encodings that reach a threshold, compared within blocks. Work goes through in slices of probes, so
/// that memory is that of the sets, of the transposed candidates of one block, and of the pairs found.
/// </summary>
public static class EncodedMatch
{
    private const int SliceProbes = 512;

    /// <summary>Compares every left record with every right one.</summary>
    public static Outcome<IReadOnlyList<ScoredPair>> Match(
        EncodingSet left,
        EncodingSet right,
        MatchOptions options,
        IProgress<Progress>? progress = null,
        CancellationToken cancel = default)
    {
        var everything = CandidateBlocks.Everything(left.Count, right.Count);
        return Match(left, right, everything, options with { MaxBlockMembers = int.MaxValue }, progress, cancel);
    }

    /// <returns>The pairs by left and right place.</returns>
    public static Outcome<IReadOnlyList<ScoredPair>> Match(
        EncodingSet left,
        EncodingSet right,
        CandidateBlocks blocks,
        MatchOptions options,
        IProgress<Progress>? progress = null,
        CancellationToken cancel = default)
    {
        if ((options.Check() ?? Check(left, right) ?? blocks.Check(options.MaxBlockMembers)) is { } refusal) return refusal;
        var threshold = new MatchThreshold(options.Measure, options.Threshold, left.Length);
        List<ScoredPair> pairs = [];
        var (done, total) = (0L, blocks.Comparisons);
        // By the right side alone: what part of the left one is compared must not change a score.
        var weights = options.Measure == SimilarityMeasure.WeightedTanimoto ? options.Weights ?? BitWeights.Of(right) : null;
        var planes = new AlignedWords();
        foreach (var block in blocks.Blocks)
        {
            var scan = weights is null ? CandidateScan.For(right, block.Right, options.Lanes, planes)
                : new WeightedScan(right, block.Right, weights, options.Threshold);
            foreach (var wave in block.Left.Chunk(SliceProbes).Chunk(options.Threads))
            {
                foreach (var found in Scan(left, scan, wave, threshold, () => new PairList(blocks, block.Key, options), options, cancel))
                    pairs.AddRange(found.Pairs);
                if (pairs.Count > options.MaxPairs && !options.TryCut(ref pairs)) return options.TooManyPairs();
                done += wave.Sum(slice => (long)slice.Length) * block.Right.Length;
                progress?.Report(new("compare", done, total));
            }
        }

        return options.Best(pairs);
    }

    /// <summary>Slices of probes side by side, in the order of the slices.</summary>
    private static PairList[] Scan(
        EncodingSet left,
        CandidateScan scan,
        int[][] wave,
        MatchThreshold threshold,
        Func<PairList> newList,
        MatchOptions options,
        CancellationToken cancel)
    {
        var found = new PairList[wave.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };
        if (wave.Length == 1) Find(0);
        else Parallel.For(0, wave.Length, parallel, Find);
        return found;

        void Find(int slice)
        {
            found[slice] = newList();
            scan.Find(left, wave[slice], _ => threshold, found[slice], cancel);
            found[slice].Trim();
        }
    }

    private static Refusal? Check(EncodingSet left, EncodingSet right) => left.Length == right.Length ? null : new(
        RefusalKind.Invalid, "different-lengths",
        $"The encodings of the left side have {left.Length} bits and those of the right side {right.Length}: encode both under one schema.");
}
