using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Linkage.Worker.Quality;

/// <summary>The scores of one join as a histogram with the threshold drawn, within the picture of a quality document.</summary>
internal static class ScoreChart
{
    /// <summary>What one takes of the picture.</summary>
    public const int Height = 170;

    private const int Margin = 32;
    private const int Tallest = 100;
    private const string Linked = "#1b6ca8";
    private const string NotLinked = "#c9c9c9";
    private const string Threshold = "#b3261e";

    /// <param name="join">As <see cref="QualityDocument"/> writes it.</param>
    public static bool IsShown(JsonNode join) => join["match"]?["scores"] is not null;

    public static string Words(JsonNode join)
    {
        var (scores, threshold) = Read(join);
        var reached = scores.Percent.Where((_, at) => scores.IsLinked(at, threshold)).Sum();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{join["alias"]}: about {Math.Min(100, reached)} % of the best scores reach the threshold of {threshold:0.00}");
    }

    public static void Draw(StringBuilder svg, JsonNode join, int top, int width)
    {
        var (scores, threshold) = Read(join);
        var step = (double)(width - (2 * Margin)) / scores.Percent.Length;
        var (most, bottom) = (Math.Sqrt(Math.Max(1, scores.Percent.Max())), top + Height - Margin);
        Text(svg, Margin, top + 16, $"best scores, {join["alias"]} ({join["organisation"]})");
        for (var at = 0; at < scores.Percent.Length; at++)
        {
            // The root of the share: few below the threshold stay visible beside many above it.
            var height = Math.Sqrt(scores.Percent[at]) / most * Tallest;
            if (height == 0) continue;
            Rectangle(svg, Margin + (at * step), bottom - height, step * 0.9, height, scores.IsLinked(at, threshold) ? Linked : NotLinked);
        }

        var line = Margin + ((threshold - scores.From) / (1 - scores.From) * (width - (2 * Margin)));
        Rectangle(svg, line - 1, bottom - Tallest - 8, 2, Tallest + 12, Threshold);
        Text(svg, Margin, bottom + 18, scores.From.ToString("0.00", CultureInfo.InvariantCulture));
        Text(svg, width - Margin - 24, bottom + 18, "1.00");
    }

    private static (Steps Scores, double Threshold) Read(JsonNode join)
    {
        var match = join["match"]!;
        var percent = match["scores"]!["percent"]!.AsArray().Select(share => share!.GetValue<int>()).ToArray();
        return (new(match["scores"]!["from"]!.GetValue<double>(), percent), match["threshold"]!.GetValue<double>());
    }

    private static void Rectangle(StringBuilder svg, double x, double y, double width, double height, string colour) => svg.Append(
        CultureInfo.InvariantCulture, $"""<rect x="{x:0.0}" y="{y:0.0}" width="{width:0.0}" height="{height:0.0}" fill="{colour}"/>""");

    private static void Text(StringBuilder svg, int x, int y, string text) => svg.Append(
        CultureInfo.InvariantCulture, $"""<text x="{x}" y="{y}">{WebUtility.HtmlEncode(text)}</text>""");

    private readonly record struct Steps(double From, int[] Percent)
    {
        public bool IsLinked(int at, double threshold) => From + ((at + 0.5) * (1 - From) / Percent.Length) >= threshold;
    }
}
