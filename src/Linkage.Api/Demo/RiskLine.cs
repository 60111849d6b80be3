using System.Text.Json.Nodes;

namespace Linkage.Api.Demo;

/// <summary>The risk report in one line.</summary>
internal static class RiskLine
{
    public static string Of(JsonNode seen)
    {
        var report = seen["report"] ?? seen;
        var losses = report["disclosure"]?["losses"]?.AsArray() ?? [];
        var parts = losses.Select(
            loss => $"{loss!["measure"]}: {loss["primary"]} primary and {loss["secondary"]} secondary of {loss["cells"]} cells");
        return $"audit {report["disclosure"]?["audit"]?["kind"]}; suppressed {string.Join("; ", parts)}";
    }
}
