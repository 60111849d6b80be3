using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>Scores the pairs within a model's blocks by their probability of being one person.</summary>
public static class ProbabilisticMatch
{
    /// <param name="threshold">Least probability of a pair, in 0 … 1.</param>
    /// <returns>The pairs by left and right place, with their probability as score.</returns>
    public static Outcome<IReadOnlyList<ScoredPair>> Match(
        LinkModelDocument document,
        RecordTable left,
        RecordTable right,
        MatchOptions options,
        IProgress<Progress>? progress = null,
        CancellationToken cancel = default)
    {
        if (options.Check() is { } invalid) return invalid;
        var agreement = AgreementBuilder.Build(document.Specification, left, right);
        if (agreement.IsRefused) return agreement.Refusal;
        var blocks = BlockKeys.Of(document.Specification.Blocks, left, right);
        if (blocks.Check(options.MaxBlockMembers) is { } tooLarge) return tooLarge;
        var scores = new PairScores(document.Model, agreement.Value);
        List<ScoredPair> pairs = [];
        var done = 0L;
        foreach (var block in blocks.Blocks)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var l in block.Left)
            {
                foreach (var r in block.Right)
                {
                    if (blocks.FirstCommon(l, r) != block.Key) continue;
                    var probability = scores.Probability(l, r);
                    if (probability >= options.Threshold) pairs.Add(new(l, r, probability));
                }

                if (pairs.Count > options.MaxPairs) return options.TooManyPairs();
            }

            done += (long)block.Left.Length * block.Right.Length;
            progress?.Report(new("compare", done, blocks.Comparisons));
        }

        pairs.Sort(ScoredPair.InOrder);
        return options.TopPerRecord is { } top ? TopPairs.OfBothSides(pairs, top) : pairs;
    }
}
