using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching;

/// <summary>What counts as a match, and how much of the machine is used to find it.</summary>
/// <param name="Threshold">Least score of a pair, in 0 … 1.</param>
/// <param name="Threads">Threads that scan at the same time; the result does not depend on it.</param>
/// <param name="TopPerRecord">Keep at most so many pairs of each record of either side, the best ones; null keeps all.</param>
/// <param name="TopPerLeft">Keep at most so many pairs of each left record: what does not depend on which other left records there
/// are.</param>
/// <param name="ScoreDecimals">To how many scores are rounded, where they are kept so: which pairs are the best must not depend on where they
/// are looked at; null leaves them as they are.</param>
/// <param name="Weights">Of bits, where the right side is a part of the one that is matched; null to take them from it.</param>
/// <param name="MaxPairs">More pairs than this are refused instead of filling the memory (16 bytes each).</param>
/// <param name="MaxBlockMembers">A block with more records of one side than this is refused: its key says nothing.</param>
public sealed record MatchOptions(
    SimilarityMeasure Measure,
    double Threshold,
    int Threads = 1,
    int? TopPerRecord = null,
    int MaxPairs = 20_000_000,
    int MaxBlockMembers = 250_000,
    LaneWidth Lanes = LaneWidth.Widest,
    int? TopPerLeft = null,
    int? ScoreDecimals = null,
    BitWeights? Weights = null)
{
    /// <summary>How many pairs of a left record are worth keeping while others are still to be found; null for all.</summary>
    internal int? KeptPerLeft => TopPerLeft < TopPerRecord || TopPerRecord is null ? TopPerLeft : TopPerRecord;

    /// <summary>Drops pairs that are not among the best of their left record.</summary>
    /// <returns>False when there are still more than may be.</returns>
    internal bool TryCut(ref List<ScoredPair> pairs)
    {
        if (KeptPerLeft is not { } kept) return false;
        pairs = TopPairs.OfLeft(pairs, kept);
        return pairs.Count <= MaxPairs;
    }

    /// <summary>
    /// What is asked for of all pairs, by left and right place. A record of several blocks was cut to its best in each of them before.
    /// </summary>
    internal List<ScoredPair> Best(List<ScoredPair> pairs)
    {
        if (KeptPerLeft is { } kept) pairs = TopPairs.OfLeft(pairs, kept);
        pairs.Sort(ScoredPair.InOrder);
        return TopPerRecord is { } top ? TopPairs.OfBothSides(pairs, top) : pairs;
    }

    internal Refusal? Check()
    {
        List<Fault> faults = [];
        if (Threshold is not (>= 0 and <= 1)) faults.Add(new("/threshold", "out-of-range", "The threshold is a number from 0 to 1."));
        if (Threads < 1) faults.Add(new("/threads", "out-of-range", "At least one thread is needed."));
        if (TopPerRecord < 1 || TopPerLeft < 1) faults.Add(new("/topPerRecord", "out-of-range", "At least one pair per record is needed."));
        return faults.Count > 0 ? Refusal.Invalid("invalid-match-options", "Matching cannot be done like this.", faults) : null;
    }

    public Refusal TooManyPairs() => new(
        RefusalKind.TooLarge, "too-many-pairs",
        $"More than {MaxPairs} pairs reach the threshold of {Threshold}. Raise the threshold, keep only the best few pairs of each record, "
        + "block on a key, or check that the encodings are not too full (describe them).");
}
