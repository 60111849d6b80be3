using System.Text.Json.Nodes;

namespace Linkage.Api.Jobs;

/// <summary>The risk report as the page that an officer reads, for who asks for text.</summary>
internal static class ReportText
{
    public const string MediaType = "text/plain";

    /// <summary>Whether the caller prefers text to JSON (RFC 9110, 12.5.1); JSON for who does not say.</summary>
    public static bool IsWanted(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).ToList();
        var text = accepted.FindIndex(type => type.Type == "text" && (type.MatchesAllSubTypes || type.SubType == "plain"));
        var json = accepted.FindIndex(type =>
            type.MatchesAllTypes || type.Type == "application" && (type.MatchesAllSubTypes || type.SubType == "json"));
        return text >= 0 && (json < 0 || text < json);
    }

    /// <summary>The page in the report; null where the method of protection has none, and JSON is all there is.</summary>
    public static string? Of(string report) => JsonNode.Parse(report)!["page"]?.GetValue<string>();
}
