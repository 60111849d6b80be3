using Linkage.Domain.Matching.Probabilistic;

namespace Linkage.Domain.Matching.Quality;

/// <summary>
/// Expected error rates of a Fellegi–Sunter model over thresholds, from its own m and u (their λ and μ, 1969): every agreement pattern has
/// a probability among matches and one among others, and a weight. Term frequencies and missing values are left out of account.
/// </summary>
public static class ModelErrorRates
{
    /// <summary>More patterns than this are not enumerated.</summary>
    private const long MostPatterns = 1 << 20;

    /// <returns>By threshold; empty when the model has too many patterns.</returns>
    public static IReadOnlyList<ErrorRate> At(LinkModel model, IEnumerable<double> thresholds)
    {
        if (model.Fields.Aggregate(1L, (product, field) => Math.Min(MostPatterns + 1, product * field.M.Count)) > MostPatterns) return [];
        List<(double Probability, double Match, double Other)> patterns = [];
        Enumerate(model, 0, Math.Log2(model.Prior / (1 - model.Prior)), model.Prior, 1 - model.Prior, patterns);
        return [.. thresholds.Select(threshold => One(patterns, threshold, model.Prior))];
    }

    private static void Enumerate(
        LinkModel model, int field, double weight, double match, double other, List<(double Probability, double Match, double Other)> patterns)
    {
        if (field == model.Fields.Count)
        {
            patterns.Add((LinkModel.FromWeight(weight), match, other));
            return;
        }

        var one = model.Fields[field];
        for (var level = 0; level < one.M.Count; level++)
            Enumerate(model, field + 1, weight + Math.Log2(one.Factor(level)), match * one.M[level], other * one.U[level], patterns);
    }

    private static ErrorRate One(List<(double Probability, double Match, double Other)> patterns, double threshold, double prior)
    {
        double match = 0, other = 0;
        foreach (var pattern in patterns.Where(pattern => pattern.Probability >= threshold))
        {
            match += pattern.Match;
            other += pattern.Other;
        }

        return new(threshold, match + other > 0 ? other / (match + other) : 0, 1 - (match / prior), match + other);
    }
}
