using System.Text.Json.Nodes;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Reviews;

/// <summary>A protected table of a result, as the service gives it in JSON, drawn for a reader.</summary>
internal static class ResultTable
{
    private const string Suppressed = "Q";

    public static void Write(Screen screen, JsonObject table)
    {
        screen.Line("");
        screen.Line($"{table["title"] ?? table["name"]}");
        var headings = Names(table, "dimensions", "variable").Concat(Names(table, "measures", "name")).ToList();
        screen.Table(headings, (table["cells"] as JsonArray ?? []).OfType<JsonObject>().Select(Row));
    }

    private static IEnumerable<string> Names(JsonObject table, string list, string member) =>
        (table[list] as JsonArray ?? []).Select(item => $"{item?[member]}");

    private static List<string?> Row(JsonObject cell) =>
    [
        .. (cell["codes"] as JsonArray ?? []).Select(code => code?.ToString()),
        .. (cell["values"] as JsonArray ?? []).Select(Value),
    ];

    private static string Value(JsonNode? value) =>
        $"{value?["status"]}" == Suppressed ? "×" : $"{value?["value"]}";
}
