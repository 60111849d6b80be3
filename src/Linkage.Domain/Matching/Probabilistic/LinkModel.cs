namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>
/// The model of Fellegi and Sunter (1969) with conditional independence of the fields: the odds that two records are of one person
/// are the prior odds times the product of the fields' Bayes factors.
/// </summary>
/// <param name="Prior">Probability that two records taken at random, one of each side, are of one person.</param>
public sealed record LinkModel(double Prior, IReadOnlyList<FieldModel> Fields)
{
    /// <summary>Match weight: the binary logarithm of the odds.</summary>
    public double Weight(IReadOnlyList<int> levels)
    {
        var weight = Math.Log2(Prior / (1 - Prior));
        for (var field = 0; field < Fields.Count; field++) weight += Math.Log2(Fields[field].Factor(levels[field]));
        return weight;
    }

    public double Probability(IReadOnlyList<int> levels) => FromWeight(Weight(levels));

    public static double FromWeight(double weight) => 1 / (1 + Math.Pow(2, -weight));
}
