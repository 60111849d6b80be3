namespace Linkage.Domain.Matching.Quality;

/// <summary>
/// The best scores of records as a mixture of two normal distributions: of those who have a counterpart on the other side, and of
/// those who do not. Fitted by expectation and maximisation (Dempster, Laird and Rubin 1977), from which error rates follow
/// without anybody knowing who is who (Belin and Rubin 1995, with normal components on the scale of the score).
/// </summary>
/// <param name="MatchShare">Share of records with a counterpart.</param>
public sealed record ScoreMixture(
    double MatchShare, double MatchMean, double MatchDeviation, double OtherMean, double OtherDeviation, int Iterations, bool HasConverged)
{
    private const int Fewest = 100;
    private const double LeastDeviation = 0.005;

    /// <summary>Standard deviations in a median absolute deviation of a normal distribution.</summary>
    private const double NormalPerMedian = 1.4826;

    private const int MaxIterations = 500;
    private const double Tolerance = 1e-7;

    /// <summary>
    /// As below, with the distribution of strangers known: second scores are those of strangers, unless most records are there more than
    /// once. Where everybody has a counterpart, two free distributions would both be of matches. By median and median deviation, which the
    /// few who are there twice do not move (Huber 1981).
    /// </summary>
    public static ScoreMixture? Fit(IReadOnlyList<BestScore> scores)
    {
        double[] best = [.. scores.Select(score => score.Best)],
            strangers = [.. scores.Select(score => score.Second).Where(second => second > 0).Order()];
        if (best.Length < Fewest || strangers.Length < Fewest) return Fit(best);
        var mean = strangers[strangers.Length / 2];
        var deviations = strangers.Select(score => Math.Abs(score - mean)).Order().ToArray();
        var deviation = Math.Max(LeastDeviation, NormalPerMedian * deviations[deviations.Length / 2]);
        Array.Sort(best);
        var high = Math.Max(best[^Math.Max(1, best.Length / 100)], mean + deviation);
        return Converge(new ScoreMixture(0.5, high, Math.Max(LeastDeviation, (high - mean) / 4), mean, deviation, 0, false), best,
            keepsOther: true);
    }

    /// <summary>Null when there are fewer than a hundred scores: too few to tell two distributions apart.</summary>
    public static ScoreMixture? Fit(IReadOnlyList<double> scores)
    {
        if (scores.Count < Fewest) return null;
        double[] sorted = [.. scores.Order()];
        var (low, high) = (sorted[sorted.Length / 100], sorted[^Math.Max(1, sorted.Length / 100)]);
        var quarter = Math.Max(LeastDeviation, (high - low) / 4);
        return Converge(new ScoreMixture(0.5, high, quarter, low, quarter, 0, false), sorted, keepsOther: false);
    }

    private static ScoreMixture Converge(ScoreMixture mixture, double[] scores, bool keepsOther)
    {
        for (var iteration = 1; iteration <= MaxIterations; iteration++)
        {
            var next = mixture.Step(scores, keepsOther) with { Iterations = iteration };
            var change = Math.Abs(next.MatchMean - mixture.MatchMean) + Math.Abs(next.OtherMean - mixture.OtherMean)
                + Math.Abs(next.MatchShare - mixture.MatchShare);
            mixture = next;
            if (change < Tolerance) return mixture with { HasConverged = true };
        }

        return mixture;
    }

    /// <summary>Probability that a record with this best score has found its counterpart. Never falls as the score rises.</summary>
    public double Probability(double score)
    {
        // Beyond the means the wider of the two tails would win back; there the score itself says enough.
        var inside = Math.Clamp(score, Math.Min(OtherMean, MatchMean), Math.Max(OtherMean, MatchMean));
        double match = MatchShare * Density(inside, MatchMean, MatchDeviation);
        double other = (1 - MatchShare) * Density(inside, OtherMean, OtherDeviation);
        return match + other > 0 ? match / (match + other) : score > (MatchMean + OtherMean) / 2 ? 1 : 0;
    }

    private ScoreMixture Step(double[] scores, bool keepsOther)
    {
        double match = 0, matchSum = 0, matchSquares = 0, otherSum = 0, otherSquares = 0;
        foreach (var score in scores)
        {
            var share = Probability(score);
            match += share;
            matchSum += share * score;
            otherSum += (1 - share) * score;
            matchSquares += share * score * score;
            otherSquares += (1 - share) * score * score;
        }

        var other = scores.Length - match;
        var (matchMean, matchDeviation) = Moments(match, matchSum, matchSquares, MatchMean, MatchDeviation);
        var (otherMean, otherDeviation) = keepsOther ? (OtherMean, OtherDeviation)
            : Moments(other, otherSum, otherSquares, OtherMean, OtherDeviation);
        return this with
        {
            MatchShare = match / scores.Length,
            MatchMean = matchMean,
            MatchDeviation = matchDeviation,
            OtherMean = otherMean,
            OtherDeviation = otherDeviation,
        };
    }

    private static (double Mean, double Deviation) Moments(double weight, double sum, double squares, double mean, double deviation)
    {
        if (weight < 1) return (mean, deviation);
        return (sum / weight, Math.Max(LeastDeviation, Math.Sqrt(Math.Max(0, (squares / weight) - (sum / weight * (sum / weight))))));
    }

    private static double Density(double x, double mean, double deviation) =>
        Math.Exp(-0.5 * (x - mean) * (x - mean) / (deviation * deviation)) / deviation;
}
