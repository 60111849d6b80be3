namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>What agreement on one field says.</summary>
/// <param name="M">For each level its probability among pairs of one person; adds up to 1.</param>
/// <param name="U">For each level its probability among pairs of different persons; adds up to 1.</param>
/// <param name="Terms">Whether full agreement on a rare value counts for more; null when it does not.</param>
public sealed record FieldModel(string Name, IReadOnlyList<double> M, IReadOnlyList<double> U, TermAdjustment? Terms = null)
{
    /// <summary>Levels that were never seen get this much instead of nothing, so that one odd pair cannot decide alone.</summary>
    public const double Least = 1e-9;

    /// <summary>Bayes factor of a level: m / u.</summary>
    public double Factor(int level) =>
        level == FieldAgreement.Missing ? 1 : Math.Max(M[level], Least) / Math.Max(U[level], Least);

    /// <summary>
    /// Bayes factor with term frequency (as Splink): for full agreement u is replaced by the frequency of the value, in part where the
    /// weight is below 1: m / u · (u / max(frequency, floor))^weight.
    /// </summary>
    public double Factor(int level, double? frequency)
    {
        var factor = Factor(level);
        if (Terms is not { } terms || frequency is not { } share || level != M.Count - 1) return factor;
        return factor * Math.Pow(Math.Max(U[level], Least) / Math.Max(Math.Max(share, terms.Floor), Least), terms.Weight);
    }
}

/// <summary>How much the frequency of a value counts.</summary>
/// <param name="Weight">From 0, not at all, to 1, in full.</param>
/// <param name="Floor">Values rarer than this count as this frequent.</param>
public sealed record TermAdjustment(double Weight = 1, double Floor = 0);
