namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>When to stop, and what to leave as it is.</summary>
/// <param name="Tolerance">The fit has converged when no probability moves by more than this.</param>
/// <param name="KeepU">Estimate m and the prior only: u is better known from random pairs.</param>
public sealed record FitOptions(int MaxIterations = 100, double Tolerance = 1e-5, bool KeepU = true);

/// <summary>A fitted model and how the fit went.</summary>
/// <param name="LogLikelihood">Natural logarithm of the likelihood of the patterns under the model before the last step.</param>
public sealed record Fit(LinkModel Model, int Iterations, bool HasConverged, double LogLikelihood);

/// <summary>
/// Estimates m, u and the share of matches from agreement patterns alone, by expectation and maximisation (Dempster, Laird and
/// Rubin 1977; for record linkage Winkler 1988). Missing values are taken as missing at random.
/// </summary>
public static class ExpectationMaximisation
{
    /// <param name="start">Where the search starts; its prior is the share of matches among the patterns' pairs.</param>
    public static Fit Run(PatternCounts patterns, LinkModel start, FitOptions options, CancellationToken cancel = default)
    {
        var ordered = patterns.Ordered();
        var (model, likelihood, change) = (start, 0.0, double.PositiveInfinity);
        var iteration = 0;
        while (iteration < options.MaxIterations && change > options.Tolerance)
        {
            cancel.ThrowIfCancellationRequested();
            var expected = new ExpectedCounts(model);
            foreach (var (levels, count) in ordered) expected.Add(levels, count);
            var next = expected.Maximise(options.KeepU);
            change = Change(model, next);
            (model, likelihood) = (next, expected.LogLikelihood);
            iteration++;
        }

        return new(model, iteration, change <= options.Tolerance, likelihood);
    }

    private static double Change(LinkModel before, LinkModel after)
    {
        var change = Math.Abs(before.Prior - after.Prior);
        foreach (var (old, @new) in before.Fields.Zip(after.Fields))
        {
            foreach (var (a, b) in old.M.Zip(@new.M).Concat(old.U.Zip(@new.U))) change = Math.Max(change, Math.Abs(a - b));
        }

        return change;
    }
}
