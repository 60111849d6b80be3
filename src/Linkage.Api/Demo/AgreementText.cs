using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Linkage.Api.Demo;

/// <summary>The scenario's agreement with the made-up areas filled in.</summary>
internal static class AgreementText
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string With(Territory territory)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("demo/agreement.json")!;
        var agreement = JsonNode.Parse(stream)!;
        agreement["codeLists"] = new JsonObject { ["areas"] = territory.CodeList() };
        return agreement.ToJsonString(Readable);
    }
}
