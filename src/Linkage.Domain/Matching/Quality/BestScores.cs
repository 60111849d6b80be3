using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching.Quality;

/// <summary>What a left record reaches with any candidate.</summary>
/// <param name="Second">With any other candidate, nearly always a stranger; zero where there is none.</param>
public readonly record struct BestScore(double Best, double Second)
{
    public BestScore With(double score) => score > Best ? new(score, Best) : score > Second ? this with { Second = score } : this;
}

/// <summary>
/// The best score that each left record reaches with any candidate, below every threshold as well: what says how many are missed. Of many
/// records a sample at even distances, so that the cost stays that of the sample. Candidates come piece by piece, so that their memory is
/// that of a piece.
/// </summary>
public sealed class BestScores
{
    /// <summary>Candidates that are scored one by one, before what they reach tells which others need not be.</summary>
    private const int FirstCandidates = 2_048;

    /// <summary>Candidates that are transposed at a time.</summary>
    private const int Candidates = 1 << 16;

    /// <summary>Left records that pass the candidates together.</summary>
    private const int ProbesAtATime = 128;

    private readonly EncodingSet _left;
    private readonly SimilarityMeasure _measure;
    private readonly BitWeights? _weights;
    private readonly AlignedWords _planes = new();
    private readonly SortedDictionary<int, BestScore> _best = [];

    /// <param name="sample">At most so many left records.</param>
    /// <param name="weights">Of the bits, where the measure weighs them.</param>
    public BestScores(EncodingSet left, SimilarityMeasure measure, int sample, BitWeights? weights = null)
    {
        (_left, _measure, _weights) = (left, measure, measure == SimilarityMeasure.WeightedTanimoto ? weights : null);
        foreach (var place in Sample(left.Count, sample)) _best[place] = default;
    }

    /// <summary>One per record of the sample, zero where it has no candidate, in the records' order.</summary>
    public IReadOnlyList<BestScore> Found => [.. _best.Values];

    /// <summary>Places at even distances, at most so many.</summary>
    public static IEnumerable<int> Sample(int records, int most) =>
        Enumerable.Range(0, Math.Min(most, records)).Select(i => (int)((long)i * records / Math.Min(most, records)));

    /// <returns>As <see cref="Found"/>, for candidates that are all at hand.</returns>
    public static IReadOnlyList<BestScore> Of(
        EncodingSet left,
        EncodingSet right,
        CandidateBlocks blocks,
        SimilarityMeasure measure,
        int sample,
        CancellationToken cancel = default)
    {
        var scores = new BestScores(left, measure, sample, measure == SimilarityMeasure.WeightedTanimoto ? BitWeights.Of(right) : null);
        scores.Add(right, blocks, cancel);
        return scores.Found;
    }

    /// <summary>Candidates that no other piece holds.</summary>
    public void Add(EncodingSet right, CandidateBlocks blocks, CancellationToken cancel)
    {
        foreach (var block in blocks.Blocks)
        {
            var records = block.Left.Where(_best.ContainsKey).ToLookup(record => _weights is null && _best[record].Second > 0);
            var (known, fresh) = ((int[])[.. records[true]], (int[])[.. records[false]]);
            var first = _weights is null ? Math.Min(FirstCandidates, block.Right.Length) : block.Right.Length;
            ScoreEach(right, blocks, new(block.Key, fresh, block.Right[..first]), cancel);
            Raise(right, blocks, new(block.Key, fresh, block.Right[first..]), cancel);
            Raise(right, blocks, block with { Left = known }, cancel);
        }
    }

    private void ScoreEach(EncodingSet right, CandidateBlocks blocks, CandidateBlock part, CancellationToken cancel)
    {
        foreach (var record in part.Left)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var candidate in part.Right)
            {
                if (blocks.FirstCommon(record, candidate) != part.Key) continue;
                _best[record] = _best[record].With(Score(record, right, candidate));
            }
        }
    }

    /// <summary>Only what reaches the second best score so far can change either of the two.</summary>
    private void Raise(EncodingSet right, CandidateBlocks blocks, CandidateBlock part, CancellationToken cancel)
    {
        if (part.Left.Length == 0) return;
        foreach (var candidates in part.Right.Chunk(Candidates))
        {
            var scan = CandidateScan.For(right, candidates, LaneWidth.Widest, _planes);
            var thresholds = part.Left.ToDictionary(
                record => record, record => new MatchThreshold(_measure, _best[record].Second, _left.Length));
            foreach (var records in part.Left.Chunk(ProbesAtATime))
            {
                var found = new PairList(blocks, part.Key, new MatchOptions(_measure, 0, MaxPairs: int.MaxValue));
                scan.Find(_left, records, record => thresholds[record], found, cancel);
                foreach (var pair in found.Pairs) _best[pair.Left] = _best[pair.Left].With(pair.Score);
            }
        }
    }

    private double Score(int record, EncodingSet right, int candidate)
    {
        ReadOnlySpan<ulong> a = _left[record], b = right[candidate];
        return _weights is null
            ? Similarity.Score(_measure, EncodingSet.Common(a, b), _left.Ones(record) + right.Ones(candidate), _left.Length)
            : BitWeights.Score(_weights.Common(a, b), _weights.Sum(a) + _weights.Sum(b));
    }
}
