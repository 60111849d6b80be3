using System.Globalization;
using System.Text;

namespace Linkage.Domain.Matching.Quality;

/// <summary>The distribution of scores with the threshold drawn, as a self-contained SVG with a text alternative.</summary>
public static class QualityPicture
{
    private const int Width = 640;
    private const int Height = 240;
    private const int Margin = 32;

    /// <param name="title">Read out by screen readers and shown above the bars.</param>
    public static string Draw(MatchQuality quality, string title)
    {
        var scores = quality.Scores;
        var most = Math.Max(1, scores.Counts.Max());
        var step = (double)(Width - (2 * Margin)) / scores.Counts.Count;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" role="img" """);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""aria-labelledby="score-title score-description"><title id="score-title">{Escape(title)}</title>""");
        svg.Append(CultureInfo.InvariantCulture, $"""<desc id="score-description">{Escape(Describe(quality))}</desc>""");
        for (var i = 0; i < scores.Counts.Count; i++)
        {
            // The root of the count: a few records below the threshold stay visible beside thousands above it.
            var height = Math.Sqrt((double)scores.Counts[i] / most) * (Height - (2 * Margin));
            if (scores.Counts[i] == 0) continue;
            var isLinked = scores.From + ((i + 0.5) * scores.Width) >= quality.Threshold;
            Rectangle(svg, Margin + (i * step), Height - Margin - height, step * 0.9, height, isLinked ? "#1b6ca8" : "#c9c9c9");
        }

        var x = Margin + ((quality.Threshold - scores.From) / (1 - scores.From) * (Width - (2 * Margin)));
        if (quality.Threshold >= scores.From) Rectangle(svg, x - 1, Margin / 2.0, 2, Height - (1.5 * Margin), "#b3261e");
        Text(svg, Margin, Height - 10, Number(scores.From));
        Text(svg, Width - Margin - 8, Height - 10, "1");
        Text(svg, Margin, 14, title);
        return svg.Append("</svg>").ToString();
    }

    private static string Describe(MatchQuality quality) => string.Create(
        CultureInfo.InvariantCulture,
        $"{quality.Left.Matched} of {quality.Left.Records} left records linked at a threshold of {quality.Threshold:0.00}.");

    private static void Rectangle(StringBuilder svg, double x, double y, double width, double height, string colour) => svg.Append(
        CultureInfo.InvariantCulture, $"""<rect x="{x:0.0}" y="{y:0.0}" width="{width:0.0}" height="{height:0.0}" fill="{colour}"/>""");

    private static void Text(StringBuilder svg, double x, double y, string text) => svg.Append(
        CultureInfo.InvariantCulture, $"""<text x="{x:0.0}" y="{y:0.0}" font-family="sans-serif" font-size="12">{Escape(text)}</text>""");

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);
}
