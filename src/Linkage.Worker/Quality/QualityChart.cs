using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Linkage.Worker.Quality;

/// <summary>
/// The matched shares of a quality document as bars, then the scores of joins that are not exact: a self-contained SVG that says the same
/// in words.
/// </summary>
internal static class QualityChart
{
    private const int Width = 720;
    private const int Line = 22;
    private const int Labels = 300;
    private const int Bars = 320;
    private const int MostGroups = 200;

    /// <param name="quality">As <see cref="QualityDocument"/> writes it.</param>
    public static string Draw(JsonNode quality)
    {
        var bars = quality["joins"]!.AsArray().SelectMany(join => Lines(join!)).ToList();
        var scores = quality["joins"]!.AsArray().Where(join => ScoreChart.IsShown(join!)).Select(join => join!).ToList();
        var height = (Line * (bars.Count + 2)) + (ScoreChart.Height * scores.Count);
        var words = string.Join("; ", bars.Select(bar => $"{bar.Label}: {Words(bar.Matched)}").Concat(scores.Select(ScoreChart.Words)));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" role="img" """);
        svg.Append("""aria-labelledby="quality-title quality-description" font-family="sans-serif" font-size="13">""");
        svg.Append("""<title id="quality-title">Matched share by input and group</title>""");
        svg.Append(CultureInfo.InvariantCulture, $"""<desc id="quality-description">{Escape(words)}</desc>""");
        for (var at = 0; at < bars.Count; at++) Draw(svg, bars[at], Line * (at + 1));
        for (var at = 0; at < scores.Count; at++)
            ScoreChart.Draw(svg, scores[at], (Line * (bars.Count + 1)) + (ScoreChart.Height * at), Width);
        return svg.Append("</svg>").ToString();
    }

    private static IEnumerable<Bar> Lines(JsonNode join)
    {
        var alias = $"{join["alias"]} ({join["organisation"]})";
        yield return new(alias, join["matched"], true);
        foreach (var key in join["keys"]!.AsArray().Where(key => key!["matched"] is not null))
            yield return new($"by {key!["left"]} = {join["alias"]}.{key["right"]}", key["matched"], false);
        foreach (var group in join["groups"]!.AsArray().Take(MostGroups))
            yield return new($"{group!["variable"]} {group["code"]}", group["matched"], false);
    }

    private static void Draw(StringBuilder svg, Bar bar, int top)
    {
        var weight = bar.IsWhole ? """ font-weight="bold" """ : "";
        svg.Append(
            CultureInfo.InvariantCulture, $"""<text x="{(bar.IsWhole ? 8 : 24)}" y="{top + 14}"{weight}>{Escape(bar.Label)}</text>""");
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Labels + Bars + 10}" y="{top + 14}">{Escape(Words(bar.Matched))}</text>""");
        if (bar.Matched is null) return;
        var (from, to) = (Of(bar.Matched, "from") * Bars / 100, Of(bar.Matched, "to") * Bars / 100);
        // Solid for what is certain, pale for the rest of the band: between the two lies the share.
        Rectangle(svg, 0, Bars, top, "#f0f0f0");
        Rectangle(svg, 0, to, top, "#9cc4e4");
        Rectangle(svg, 0, from, top, "#1b6ca8");
    }

    private static void Rectangle(StringBuilder svg, int from, int to, int top, string colour) => svg.Append(
        CultureInfo.InvariantCulture, $"""<rect x="{Labels + from}" y="{top + 2}" width="{to - from}" height="{Line - 6}" fill="{colour}"/>""");

    private static string Words(JsonNode? band) => band is null ? "not shown" : $"{Of(band, "from")}-{Of(band, "to")} %";

    private static int Of(JsonNode band, string end) => band[end]!.GetValue<int>();

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private sealed record Bar(string Label, JsonNode? Matched, bool IsWhole);
}
