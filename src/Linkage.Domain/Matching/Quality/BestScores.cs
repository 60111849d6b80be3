using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching.Quality;

/// <summary>
/// The best score that each left record reaches with any candidate, below every threshold as well: what says how many are missed.
/// Of many records a sample at even distances, so that the cost stays that of the sample.
/// </summary>
public static class BestScores
{
    /// <param name="sample">At most so many left records.</param>
    /// <returns>A score per record of the sample, zero where it has no candidate, in the records' order.</returns>
    public static IReadOnlyList<double> Of(
        EncodingSet left,
        EncodingSet right,
        CandidateBlocks blocks,
        SimilarityMeasure measure,
        int sample,
        CancellationToken cancel = default)
    {
        var best = new SortedDictionary<int, double>();
        for (var i = 0; i < Math.Min(sample, left.Count); i++) best[(int)((long)i * left.Count / Math.Min(sample, left.Count))] = 0;
        var weights = measure == SimilarityMeasure.WeightedTanimoto ? BitWeights.Of(right) : null;
        foreach (var block in blocks.Blocks)
        {
            foreach (var record in block.Left)
            {
                if (!best.TryGetValue(record, out var known)) continue;
                cancel.ThrowIfCancellationRequested();
                best[record] = Math.Max(known, Best(left, record, right, block.Right, measure, weights));
            }
        }

        return [.. best.Values];
    }

    private static double Best(EncodingSet left, int record, EncodingSet right, int[] candidates, SimilarityMeasure measure, BitWeights? weights)
    {
        var best = 0.0;
        foreach (var candidate in candidates)
        {
            best = Math.Max(best, weights is null ? Score(left, record, right, candidate, measure) : Score(left[record], right[candidate], weights));
        }

        return best;
    }

    private static double Score(EncodingSet left, int record, EncodingSet right, int candidate, SimilarityMeasure measure) =>
        Similarity.Score(measure, EncodingSet.Common(left[record], right[candidate]), left.Ones(record) + right.Ones(candidate), left.Length);

    private static double Score(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, BitWeights weights) =>
        BitWeights.Score(weights.Common(left, right), weights.Sum(left) + weights.Sum(right));
}
