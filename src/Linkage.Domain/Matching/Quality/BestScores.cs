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
    /// <summary>Candidates that are scored one by one, before what they reach tells which others need not be.</summary>
    private const int FirstCandidates = 2_048;

    /// <summary>Candidates that are transposed at a time.</summary>
    private const int Candidates = 1 << 16;

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
            var records = block.Left.Where(best.ContainsKey).ToArray();
            var first = weights is null ? block.Right.AsSpan(0, Math.Min(FirstCandidates, block.Right.Length)) : block.Right;
            foreach (var record in records)
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var candidate in first)
                {
                    if (blocks.FirstCommon(record, candidate) != block.Key) continue;
                    best[record] = best[record].With(weights is null
                        ? Score(left, record, right, candidate, measure)
                        : Score(left[record], right[candidate], weights));
                }
            }

            foreach (var candidates in block.Right[first.Length..].Chunk(Candidates))
                Raise(best, left, right, blocks, new(block.Key, records, candidates), measure, cancel);
        }

        return [.. best.Values];
    }

    /// <summary>Only what reaches the second best score so far can change either of the two.</summary>
    private static void Raise(
        SortedDictionary<int, BestScore> best, EncodingSet left, EncodingSet right, CandidateBlocks blocks, CandidateBlock part,
        SimilarityMeasure measure, CancellationToken cancel)
    {
        var scan = CandidateScan.For(right, part.Right, LaneWidth.Widest);
        foreach (var record in part.Left)
        {
            var found = new PairList(blocks, part.Key, new MatchOptions(measure, 0, MaxPairs: int.MaxValue));
            scan.Find(left, [record], new MatchThreshold(measure, best[record].Second, left.Length), found, cancel);
            foreach (var pair in found.Pairs) best[record] = best[record].With(pair.Score);
        }
    }

    private static double Score(EncodingSet left, int record, EncodingSet right, int candidate, SimilarityMeasure measure) =>
        Similarity.Score(
            measure, EncodingSet.Common(left[record], right[candidate]), left.Ones(record) + right.Ones(candidate), left.Length);

    private static double Score(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, BitWeights weights) =>
        BitWeights.Score(weights.Common(left, right), weights.Sum(left) + weights.Sum(right));
}
