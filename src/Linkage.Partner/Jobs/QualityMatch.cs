using System.Globalization;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Jobs;

/// <summary>
/// How good the links of a join that is not exact are likely to be. Of fewer than a thousand records only the settings are told.
/// </summary>
/// <param name="Expected">Error rates that the scores let expect, over a range of thresholds.</param>
internal sealed record QualityMatch(double Threshold, string Assignment, QualityScores? Scores, IReadOnlyList<QualityRate>? Expected)
{
    public void Show(Screen screen)
    {
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"Links at a threshold of {Threshold:0.00}, {Assignment}."));
        if (Scores is null) return;
        screen.Line("Best scores of the records (bars grow with the root of the share):");
        foreach (var line in Scores.Lines(Threshold)) screen.Line(line);
        if (Expected is not { Count: > 0 } rates) return;
        screen.Table(["threshold", "false of the links", "missed of the pairs"], rates.Select(rate => rate.Row()));
    }
}

/// <param name="From">Lower end of the first step; the last step ends at 1.</param>
/// <param name="Percent">Of the records, by equal steps of the score.</param>
internal sealed record QualityScores(double From, IReadOnlyList<int> Percent)
{
    private const string Heights = " ▁▂▃▄▅▆▇█";

    /// <summary>The bars, and under them a mark where the threshold is.</summary>
    public IEnumerable<string> Lines(double threshold)
    {
        var most = Math.Sqrt(Math.Max(1, Percent.Max()));
        // Nothing is invisible that is not nothing: the root keeps few beside many.
        var bars = string.Concat(Percent.Select(share => Heights[(int)Math.Ceiling(Math.Sqrt(share) / most * (Heights.Length - 1))]));
        var place = (int)Math.Clamp(Math.Round((threshold - From) / (1 - From) * Percent.Count), 0, Percent.Count);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{From:0.00} {bars}  1.00"),
            string.Create(CultureInfo.InvariantCulture, $"     {new string(' ', place)}^ {threshold:0.00}"),
        ];
    }
}

internal sealed record QualityRate(double Threshold, double FalseMatches, double MissedMatches)
{
    public IReadOnlyList<string?> Row() => [Number(Threshold, "0.00"), Number(FalseMatches, "0.0 %"), Number(MissedMatches, "0.0 %")];

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
