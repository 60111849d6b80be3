using Linkage.Domain.Matching.Probabilistic;

namespace Linkage.Domain.Matching.Quality;

/// <summary>
/// What can be said of a match without showing anybody. Its counts describe groups and are themselves subject to disclosure
/// control before they leave.
/// </summary>
/// <param name="Scores">The best score of each left record, or of a sample of them.</param>
/// <param name="LeftDuplicates">Left records that share their encoding with another left record.</param>
/// <param name="LeftUnlinkable">Left records whose encoding holds nothing to compare.</param>
/// <param name="Mixture">Null when it could not be fitted; there are no rates then.</param>
public sealed record MatchQuality(
    double Threshold,
    MatchedShare Left,
    MatchedShare Right,
    ScoreHistogram Scores,
    ScoreMixture? Mixture,
    IReadOnlyList<ErrorRate> Rates,
    int LeftDuplicates,
    int RightDuplicates,
    int LeftUnlinkable,
    int RightUnlinkable)
{
    private const double LowestThreshold = 0.5;
    private const double ThresholdStep = 0.01;

    /// <param name="links">The links that were chosen.</param>
    /// <param name="best">Best scores of left records, also those below the threshold (<see cref="BestScores"/>).</param>
    public static MatchQuality Of(
        double threshold, MatchedParty left, MatchedParty right, IReadOnlyList<ScoredPair> links, IReadOnlyList<BestScore> best)
    {
        var mixture = ScoreMixture.Fit(best);
        IReadOnlyList<ErrorRate> rates = mixture is null ? []
            : ErrorRates.At([.. best.Select(score => (score.Best, mixture.Probability(score.Best)))], Thresholds());
        return Of(threshold, left, right, links, [.. best.Select(score => score.Best)], mixture, rates);
    }

    /// <summary>As above, for links of a model: their scores are probabilities, and the rates follow from the model itself.</summary>
    public static MatchQuality Of(
        double threshold, MatchedParty left, MatchedParty right, IReadOnlyList<ScoredPair> links, IReadOnlyList<double> probabilities,
            LinkModel model) =>
        Of(threshold, left, right, links, probabilities, null, ModelErrorRates.At(model, Thresholds()));

    private static MatchQuality Of(
        double threshold,
        MatchedParty left,
        MatchedParty right,
        IReadOnlyList<ScoredPair> links,
        IReadOnlyList<double> best,
        ScoreMixture? mixture,
        IReadOnlyList<ErrorRate> rates)
    {
        return new(
            threshold,
            new("left", left.Records, RecordMarks.Distinct(links, link => link.Left)),
            new("right", right.Records, RecordMarks.Distinct(links, link => link.Right)),
            // From where the settings say, not from the lowest score: that would tell of one record.
            ScoreHistogram.Of(best, threshold < LowestThreshold ? 0 : LowestThreshold),
            mixture,
            rates,
            left.Duplicates,
            right.Duplicates,
            left.Unlinkable,
            right.Unlinkable);
    }

    private static IEnumerable<double> Thresholds() =>
        Enumerable.Range(0, (int)Math.Round((1 - LowestThreshold) / ThresholdStep) + 1)
            .Select(i => Math.Round(LowestThreshold + (i * ThresholdStep), 2));
}

/// <summary>What a party brought.</summary>
/// <param name="Records">All of its records, the unlinkable ones among them.</param>
public readonly record struct MatchedParty(int Records, int Duplicates, int Unlinkable);
