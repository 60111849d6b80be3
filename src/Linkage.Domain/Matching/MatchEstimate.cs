using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching;

/// <summary>What a match will cost and may miss, known before it runs.</summary>
/// <param name="Left">Records of the left side that can be compared.</param>
/// <param name="Comparisons">Pairs that will be compared; a pair that shares several blocks counts in each.</param>
/// <param name="LargestBlock">Records of one side in the largest block; null where everything is compared, or bits are sampled.</param>
/// <param name="Recall">Chance that a pair at the threshold is compared at all; null where that does not depend on chance.</param>
/// <param name="IsExact">Counted, not projected from a sample.</param>
public sealed record MatchEstimate(
    long Left, long Right, long Comparisons, long? LargestBlock = null, double? Recall = null, bool IsExact = true)
{
    private const int UsualBlock = 250_000;

    /// <summary>Refused as `too-many-candidates` or `block-too-large`; null when the match may run.</summary>
    public Refusal? RefusalOf(long mostCandidates, long mostMembers = UsualBlock)
    {
        if (LargestBlock is { } largest && CandidateBlocks.RefusalOf(About(largest), mostMembers) is { } tooLarge) return tooLarge;
        return Comparisons <= mostCandidates ? null : new(
            RefusalKind.TooLarge, "too-many-candidates",
            $"About {About(Comparisons)} pairs would be compared, and {mostCandidates} are allowed. Block on another key, sample bits with "
            + "fewer tables or more bits in each, or raise the cap in the agreement.");
    }

    /// <summary>What may leave the vault of it: counts of pairs and of groups as orders of magnitude.</summary>
    public MatchEstimate Told() =>
        this with { Comparisons = About(Comparisons), LargestBlock = LargestBlock is { } largest ? About(largest) : null };

    /// <summary>
    /// A count with one digit that says something, rounded up. How many pairs of two parties share a key is a fact about both: told
    /// exactly, it would tell whether one person is in both.
    /// </summary>
    public static long About(long count)
    {
        var unit = 1L;
        while (count / unit >= 10) unit *= 10;
        return (count + unit - 1) / unit * unit;
    }

    /// <summary>
    /// What sampling will compare, projected from a sample of both sides, with its recall for a pair of average fullness at the threshold:
    /// such a pair differs in (1 − threshold) · (ones of both) bits.
    /// </summary>
    public static MatchEstimate OfSampling(
        HammingLsh sampling, Encodings.EncodingSet left, Encodings.EncodingSet right, long lefts, long rights, double threshold)
    {
        var found = sampling.Blocks(left, right).Comparisons;
        var scale = (double)lefts * rights / Math.Max(1, (double)left.Count * right.Count);
        var distance = (int)Math.Round((1 - threshold) * (MeanOnes(left) + MeanOnes(right)));
        return new(
            lefts, rights, (long)(found * scale), null, sampling.Recall(left.Length, Math.Clamp(distance, 0, left.Length)),
            left.Count == lefts && right.Count == rights);
    }

    private static double MeanOnes(Encodings.EncodingSet set) => set.Count == 0 ? 0 : Enumerable.Range(0, set.Count).Average(set.Ones);
}
