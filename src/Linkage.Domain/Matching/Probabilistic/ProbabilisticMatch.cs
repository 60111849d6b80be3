using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>Scores the pairs within a model's blocks by their probability of being one person.</summary>
public static class ProbabilisticMatch
{
    private const int SliceRecords = 256;
    private const int StoredDecimals = 6;

    /// <param name="options">Its threshold is the least probability of a pair, in 0 … 1.</param>
    /// <returns>The pairs by left and right place, with their probability as score.</returns>
    public static Outcome<IReadOnlyList<ScoredPair>> Match(
        LinkModelDocument document,
        RecordTable left,
        RecordTable right,
        MatchOptions options,
        IProgress<Progress>? progress = null,
        CancellationToken cancel = default) =>
        Weigh(
            document, left, right, BlockKeys.Of(document.Specification.Blocks, left, right), options, static weight => weight, progress, cancel)
            .Then<IReadOnlyList<ScoredPair>>(pairs => pairs.Select(pair => pair with { Score = LinkModel.FromWeight(pair.Score) }).ToList());

    /// <summary>
    /// As <see cref="Match"/>, within given blocks and with the match weight (bits) as score: weights tell probabilities near 1 apart. They
    /// are rounded to millionths, as they are stored: which pairs are the best must not depend on where they are looked at.
    /// </summary>
    public static Outcome<IReadOnlyList<ScoredPair>> Weigh(
        LinkModelDocument document,
        RecordTable left,
        RecordTable right,
        CandidateBlocks blocks,
        MatchOptions options,
        IProgress<Progress>? progress = null,
        CancellationToken cancel = default) =>
        Weigh(document, left, right, blocks, options, static weight => Math.Round(weight, StoredDecimals), progress, cancel);

    private static Outcome<IReadOnlyList<ScoredPair>> Weigh(
        LinkModelDocument document,
        RecordTable left,
        RecordTable right,
        CandidateBlocks blocks,
        MatchOptions options,
        Func<double, double> stored,
        IProgress<Progress>? progress,
        CancellationToken cancel)
    {
        if (options.Check() is { } invalid) return invalid;
        var agreement = AgreementBuilder.Build(document.Specification, left, right);
        if (agreement.IsRefused) return agreement.Refusal;
        if (blocks.Check(options.MaxBlockMembers) is { } tooLarge) return tooLarge;
        List<ScoredPair> pairs = [];
        var (done, total) = (0L, blocks.Comparisons);
        foreach (var wave in Slices(blocks).Chunk(options.Threads * 4))
        {
            foreach (var found in Scan(wave, blocks, document.Model, agreement.Value, options, stored, cancel)) pairs.AddRange(found.Pairs);
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
        Func<double, double> stored,
        CancellationToken cancel)
    {
        var found = new PairList[wave.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };
        Parallel.For(0, wave.Length, parallel, () => new PairScores(model, agreement), (slice, _, scores) =>
        {
            found[slice] = new PairList(blocks, wave[slice].Key, options);
            Score(wave[slice], scores, options.Threshold, stored, found[slice]);
            found[slice].Trim();
            return scores;
        }, static _ => { });
        return found;
    }

    private static void Score(CandidateBlock slice, PairScores scores, double threshold, Func<double, double> stored, PairList found)
    {
        foreach (var left in slice.Left)
        {
            foreach (var right in slice.Right)
            {
                var weight = scores.Weight(left, right);
                if (LinkModel.FromWeight(weight) >= threshold) found.Add(new(left, right, stored(weight)));
            }

            if (found.IsFull) return;
        }
    }
}
