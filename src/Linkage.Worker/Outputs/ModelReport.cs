using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Regression;

namespace Linkage.Worker.Outputs;

/// <summary>The evidence on models, for the privacy officer's report.</summary>
internal static class ModelReport
{
    private static readonly JsonSerializerOptions Indented = new(PublishedTables.Json) { WriteIndented = true };

    /// <returns>The same text when there are no models.</returns>
    public static string AddTo(string report, IReadOnlyList<ModelEvidence> evidence)
    {
        if (evidence.Count == 0) return report;
        var document = JsonNode.Parse(report)!.AsObject();
        document["models"] = JsonSerializer.SerializeToNode(evidence, PublishedTables.Json);
        return document.ToJsonString(Indented) + "\n";
    }
}
