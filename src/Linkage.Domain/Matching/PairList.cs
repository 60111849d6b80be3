namespace Linkage.Domain.Matching;

/// <summary>
/// Pairs as a scan finds them. A pair that shares several blocks is taken in the first of them only; where only the best few of
/// each left record are wanted, the others are dropped before they fill the memory.
/// </summary>
internal sealed class PairList(CandidateBlocks blocks, int key, MatchOptions options)
{
    private const int FirstTrim = 1 << 20;
    private int _trimAt = FirstTrim;

    public List<ScoredPair> Pairs { get; private set; } = [];

    /// <summary>There are more pairs than may be: scanning on is of no use.</summary>
    public bool IsFull => options.KeptPerLeft is null && Pairs.Count > options.MaxPairs;

    public void Add(ScoredPair pair)
    {
        if (blocks.FirstCommon(pair.Left, pair.Right) != key) return;
        Pairs.Add(options.ScoreDecimals is { } decimals ? pair with { Score = Math.Round(pair.Score, decimals) } : pair);
        if (options.KeptPerLeft is null || Pairs.Count < _trimAt) return;
        Trim();
        _trimAt = Math.Max(FirstTrim, 2 * Pairs.Count);
    }

    /// <summary>Leaves the best few of each left record, when that is what is wanted.</summary>
    public void Trim()
    {
        if (options.KeptPerLeft is { } top) Pairs = TopPairs.OfLeft(Pairs, top);
    }
}
