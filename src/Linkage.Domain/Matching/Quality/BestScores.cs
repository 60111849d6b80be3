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
        foreach (var block in blocks.Blocks)
        {
            foreach (var record in block.Left)
            {
                if (!best.TryGetValue(record, out var known)) continue;
                cancel.ThrowIfCancellationRequested();
                best[record] = Math.Max(known, Best(left, record, right, block.Right, measure));
            }
        }

        return [.. best.Values];
    }

    private static double Best(EncodingSet left, int record, EncodingSet right, int[] candidates, SimilarityMeasure measure)
    {
        var best = 0.0;
        foreach (var candidate in candidates)
        {
            var common = EncodingSet.Common(left[record], right[candidate]);
            best = Math.Max(best, Similarity.Score(measure, common, left.Ones(record) + right.Ones(candidate), left.Length));
        }

        return best;
    }
}
