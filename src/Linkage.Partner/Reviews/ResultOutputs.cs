using System.Text.Json.Nodes;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Reviews;

/// <summary>What a result holds beside its tables: ratios and models, drawn for a reader.</summary>
internal static class ResultOutputs
{
    public static void Write(Screen screen, JsonNode? result)
    {
        foreach (var ratio in Objects(result?["ratios"])) WriteRatio(screen, ratio, Objects(result!["tables"]));
        foreach (var model in Objects(result?["models"])) WriteModel(screen, model);
    }

    private static void WriteRatio(Screen screen, JsonObject ratio, IEnumerable<JsonObject> tables)
    {
        var cells = Objects(tables.FirstOrDefault(table => $"{table["name"]}" == $"{ratio["table"]}")?["cells"]);
        screen.Line("");
        screen.Line($"{ratio["table"]}: {ratio["name"]}");
        screen.Table(["cell", "ratio"], cells.Zip(ratio["values"] as JsonArray ?? []).Select(pair =>
            new List<string?> { Codes(pair.First), pair.Second?.ToString() ?? "×" }));
    }

    private static string Codes(JsonObject cell) => string.Join(" ", (cell["codes"] as JsonArray ?? []).Select(code => $"{code}"));

    private static void WriteModel(Screen screen, JsonObject model)
    {
        screen.Line("");
        screen.Line($"{model["name"]}: {model["kind"]} model of {model["outcome"]}");
        screen.Line($"{model["subjects"]} subjects, {model["residualDegreesOfFreedom"]} residual degrees of freedom");
        screen.Table(["term", "category", "estimate", "standard error"], Objects(model["coefficients"]).Select(one =>
            new List<string?> { $"{one["term"]}", $"{one["category"]}", $"{one["estimate"]}", $"{one["standardError"]}" }));
        foreach (var reference in Objects(model["references"]))
            screen.Line($"{reference["term"]} is compared with {reference["category"]}");
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();
}
