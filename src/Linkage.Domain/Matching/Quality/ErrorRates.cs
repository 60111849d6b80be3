namespace Linkage.Domain.Matching.Quality;

/// <summary>What a threshold is expected to do.</summary>
/// <param name="FalseMatchRate">Expected share of the links at this threshold that join different persons.</param>
/// <param name="MissedMatchRate">Expected share of the true pairs that stay below this threshold.</param>
/// <param name="LinkedShare">Share of the records whose best score reaches this threshold.</param>
public readonly record struct ErrorRate(double Threshold, double FalseMatchRate, double MissedMatchRate, double LinkedShare);

/// <summary>Expected error rates from probabilities of being a match: the sums of what the links and the rest are expected to be.</summary>
public static class ErrorRates
{
    /// <param name="pairs">Score of each best pair and the probability that it is a match.</param>
    public static IReadOnlyList<ErrorRate> At(IReadOnlyList<(double Score, double Probability)> pairs, IEnumerable<double> thresholds)
    {
        var all = pairs.Sum(pair => pair.Probability);
        return [.. thresholds.Select(threshold => One(pairs, threshold, all))];
    }

    private static ErrorRate One(IReadOnlyList<(double Score, double Probability)> pairs, double threshold, double all)
    {
        var (links, matches) = (0, 0.0);
        foreach (var (score, probability) in pairs)
        {
            if (score < threshold) continue;
            links++;
            matches += probability;
        }

        return new(
            threshold,
            links == 0 ? 0 : 1 - (matches / links),
            all > 0 ? 1 - (matches / all) : 0,
            pairs.Count == 0 ? 0 : (double)links / pairs.Count);
    }
}
