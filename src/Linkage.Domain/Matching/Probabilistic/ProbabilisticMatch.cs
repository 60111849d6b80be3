using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>Scores the pairs within a model's blocks by their probability of being one person.</summary>
public static class ProbabilisticMatch
{
    private const int SliceRecords = 256;

    /// <param name="options">Its threshold is the least probability of a pair, in 0 … 1.</param>
    /// <returns>The pairs by left and right place, with their probability as score.</returns>
    public static Outcome<IReadOnlyList<ScoredPair>> Match(
        LinkModelDocument document,
        RecordTable left,
        RecordTable right,
        MatchOptions options,
        IProgress<Progress>? progress = null,
        CancellationToken cancel = default)
    {
        var specification = document.Specification;
        if (AgreementBuilder.RefusalOf(specification, left, right) is { } refusal) return refusal;
        return Weigh(document, left, right, BlockKeys.Of(specification.Blocks, left, right), options, progress, cancel)
            .Then<IReadOnlyList<ScoredPair>>(pairs => pairs.Select(pair => pair with { Score = LinkModel.FromWeight(pair.Score) }).ToList());
    }

    /// <summary>
    /// As <see cref="Match"/>, within given blocks and with the match weight (bits) as score: weights tell probabilities near 1 apart.
    /// </summary>
    public static Outcome<IReadOnlyList<ScoredPair>> Weigh(
        LinkModelDocument document,
        RecordTable left,
        RecordTable right,
        CandidateBlocks blocks,
        MatchOptions options,
        IProgress<Progress>? progress = null,
        CancellationToken cancel = default)
    {
        if (options.Check() is { } invalid) return invalid;
        var agreement = AgreementBuilder.Build(document.Specification, left, right);
        if (agreement.IsRefused) return agreement.Refusal;
        if (blocks.Check(options.MaxBlockMembers) is { } tooLarge) return tooLarge;
        List<ScoredPair> pairs = [];
        var (done, total) = (0L, blocks.Comparisons);
        foreach (var wave in Slices(blocks).Chunk(options.Threads * 4))
        {
            foreach (var found in Scan(wave, blocks, document.Model, agreement.Value, options, cancel)) pairs.AddRange(found.Pairs);
            if (pairs.Count > options.MaxPairs && !options.TryCut(ref pairs)) return options.TooManyPairs();
            done += wave.Sum(slice => (long)slice.Left.Length * slice.Right.Length);
            progress?.Report(new("compare", done, total));
        }

        return options.Best(pairs);
    }

    private static IEnumerable<CandidateBlock> Slices(CandidateBlocks blocks) =>
        blocks.Blocks.SelectMany(block => block.Left.Chunk(SliceRecords).Select(slice => block with { Left = slice }));

    /// <summary>Slices side by side, in their order; what is known of patterns is each thread's own.</summary>
    private static PairList[] Scan(
        CandidateBlock[] wave,
        CandidateBlocks blocks,
        LinkModel model,
        RecordAgreement agreement,
        MatchOptions options,
        CancellationToken cancel)
    {
        var found = new PairList[wave.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };
        Parallel.For(0, wave.Length, parallel, () => new PairScores(model, agreement), (slice, _, scores) =>
        {
            found[slice] = new PairList(blocks, wave[slice].Key, options);
            Score(wave[slice], scores, options.Threshold, found[slice]);
            found[slice].Trim();
            return scores;
        }, static _ => { });
        return found;
    }

    private static void Score(CandidateBlock slice, PairScores scores, double threshold, PairList found)
    {
        foreach (var left in slice.Left)
        {
            foreach (var right in slice.Right)
            {
                var weight = scores.Weight(left, right);
                if (LinkModel.FromWeight(weight) >= threshold) found.Add(new(left, right, weight));
            }

            if (found.IsFull) return;
        }
    }
}
