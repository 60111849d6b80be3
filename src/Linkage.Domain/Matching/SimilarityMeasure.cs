namespace Linkage.Domain.Matching;

/// <summary>
/// How alike two encodings are, from 0 to 1, given their ones a and b, the ones in common c, and the length l:
/// Dice 2c / (a + b), Jaccard (Tanimoto on bits) c / (a + b − c), Hamming 1 − (a + b − 2c) / l.
/// All three depend on a and b through a + b only, and rise with c. The weighted Tanimoto is Jaccard's with every bit counted by its weight
/// (<see cref="BitWeights"/>).
/// </summary>
public enum SimilarityMeasure
{
    Dice,
    Jaccard,
    Hamming,
    WeightedTanimoto,
}

/// <summary>The definition of each measure, in double precision; every other way to compute it must agree bit for bit.</summary>
public static class Similarity
{
    /// <param name="common">Ones in common.</param>
    /// <param name="sum">Ones of both encodings together.</param>
    /// <param name="length">Bits of an encoding.</param>
    public static double Score(SimilarityMeasure measure, int common, int sum, int length) => measure switch
    {
        SimilarityMeasure.Dice => sum == 0 ? 0 : 2.0 * common / sum,
        // Of the weighted one this is the definition where all weights are one.
        SimilarityMeasure.Jaccard or SimilarityMeasure.WeightedTanimoto => sum == 0 ? 0 : (double)common / (sum - common),
        SimilarityMeasure.Hamming => 1 - ((double)(sum - (2 * common)) / length),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };
}
