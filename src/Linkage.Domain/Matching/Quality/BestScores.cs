using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching.Quality;

/// <summary>What a left record reaches with any candidate.</summary>
/// <param name="Second">With any other candidate, nearly always a stranger; zero where there is none.</param>
public readonly record struct BestScore(double Best, double Second)
{
    public BestScore With(double score) => score > Best ? new(score, Best) : score > Second ? this with { Second = score } : this;
}

/// <summary>
/// The best score that each left record reaches with any candidate, below every threshold as well: what says how many are missed.
/// Of many records a sample at even distances, so that the cost stays that of the sample.
/// </summary>
public static class BestScores
{
    /// <param name="sample">At most so many left records.</param>
    /// <returns>One per record of the sample, zero where it has no candidate, in the records' order.</returns>
    public static IReadOnlyList<BestScore> Of(
        EncodingSet left,
        EncodingSet right,
        CandidateBlocks blocks,
        SimilarityMeasure measure,
        int sample,
        CancellationToken cancel = default)
    {
        var best = new SortedDictionary<int, BestScore>();
        for (var i = 0; i < Math.Min(sample, left.Count); i++) best[(int)((long)i * left.Count / Math.Min(sample, left.Count))] = default;
        var weights = measure == SimilarityMeasure.WeightedTanimoto ? BitWeights.Of(right) : null;
        foreach (var block in blocks.Blocks)
        {
            foreach (var record in block.Left)
            {
                if (!best.TryGetValue(record, out var known)) continue;
                cancel.ThrowIfCancellationRequested();
                foreach (var candidate in block.Right)
                {
                    if (blocks.FirstCommon(record, candidate) != block.Key) continue;
                    known = known.With(weights is null
                        ? Score(left, record, right, candidate, measure)
                        : Score(left[record], right[candidate], weights));
                }

                best[record] = known;
            }
        }

        return [.. best.Values];
    }

    private static double Score(EncodingSet left, int record, EncodingSet right, int candidate, SimilarityMeasure measure) =>
        Similarity.Score(measure, EncodingSet.Common(left[record], right[candidate]), left.Ones(record) + right.Ones(candidate), left.Length);

    private static double Score(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, BitWeights weights) =>
        BitWeights.Score(weights.Common(left, right), weights.Sum(left) + weights.Sum(right));
}
