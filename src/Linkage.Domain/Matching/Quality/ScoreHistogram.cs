namespace Linkage.Domain.Matching.Quality;

/// <summary>Counts of scores in equal steps; the last step holds the upper end as well.</summary>
/// <param name="From">Lower end of the first step.</param>
/// <param name="Width">Width of a step.</param>
public sealed record ScoreHistogram(double From, double Width, IReadOnlyList<int> Counts)
{
    private const int Steps = 50;

    /// <param name="from">Scores below it are counted in the first step.</param>
    public static ScoreHistogram Of(IEnumerable<double> scores, double from)
    {
        var width = (1 - from) / Steps;
        var counts = new int[Steps];
        foreach (var score in scores) counts[width > 0 ? Math.Clamp((int)((score - from) / width), 0, Steps - 1) : Steps - 1]++;
        return new(from, width, counts);
    }
}
