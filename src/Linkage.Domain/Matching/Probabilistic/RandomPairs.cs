using Linkage.Domain.Chance;

namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>Agreement among records taken at random, nearly all of different persons: what u is estimated from.</summary>
internal static class RandomPairs
{
    /// <summary>All pairs when there are not more than asked for; otherwise as many, drawn with repetition from a seed.</summary>
    public static PatternCounts Patterns(RecordAgreement agreement, int left, int right, int pairs, string seed, CancellationToken cancel)
    {
        var counts = new PatternCounts(agreement.Shape);
        if ((long)left * right <= pairs)
        {
            for (var l = 0; l < left; l++)
            {
                cancel.ThrowIfCancellationRequested();
                for (var r = 0; r < right; r++) counts.Add(agreement.Pattern(l, r));
            }

            return counts;
        }

        var chance = new Seeded(seed);
        for (var i = 0; i < pairs; i++)
        {
            if ((i & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            counts.Add(agreement.Pattern(chance.Below(left), chance.Below(right)));
        }

        return counts;
    }

    /// <summary>Share of each level of a field among the pairs in which it is not missing; null when it always is.</summary>
    public static double[]? Shares(PatternCounts counts, int field)
    {
        var shares = new double[counts.Shape.Levels[field]];
        foreach (var (levels, count) in counts.Ordered())
        {
            if (levels[field] != FieldAgreement.Missing) shares[levels[field]] += count;
        }

        var sum = shares.Sum();
        return sum > 0 ? [.. shares.Select(share => share / sum)] : null;
    }
}
