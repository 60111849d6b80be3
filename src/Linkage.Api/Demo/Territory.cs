using System.Text.Json.Nodes;
using Linkage.Domain.Chance;

namespace Linkage.Api.Demo;

/// <summary>The made-up municipality of Lindewaard: areas of about 25 households within neighbourhoods, districts and the whole.</summary>
internal sealed class Territory
{
    public const string Municipality = "GM9001";

    private static readonly string[] Districts = ["Centrum", "Noord", "Oost", "Zuid", "West", "Buitengebied"];

    private static readonly string[] Names =
    [
        "Lindehof", "Marktkwartier", "Grachtengordel", "Stationsbuurt", "Molenwijk", "Vogelbuurt", "Bloemenbuurt", "Havenkwartier",
        "Sterrenwijk", "Componistenbuurt", "Schildersbuurt", "Bedrijvenpark", "Dorpskern", "Nieuwland", "Parkzicht", "Eikenrode",
        "Beukenhorst", "Waterland", "Zonnepark", "Kasteelbuurt", "Boomgaard", "Polderweg", "Rivierenbuurt", "Landgoed",
    ];

    public Territory(Seeded chance, int households)
    {
        for (var at = 0; at < Names.Length; at++)
        {
            var district = at / (Names.Length / Districts.Length);
            // A business park and an estate have few dwellings: small cells are part of real life.
            var size = Names[at] is "Bedrijvenpark" or "Landgoed"
                ? 1
                : Math.Max(1, households / 25 / (Names.Length - 2) + chance.Below(9) - 4);
            var neighbourhood = new Neighbourhood(
                $"BU9001{district + 1:00}{at + 1:00}", Names[at], $"WK9001{district + 1:00}", chance.Fraction(), []);
            for (var area = 0; area < size; area++) neighbourhood.Areas.Add($"{neighbourhood.Code}-{area + 1:00}");
            Neighbourhoods.Add(neighbourhood);
        }
    }

    public List<Neighbourhood> Neighbourhoods { get; } = [];

    /// <summary>The code list `areas` of the agreement.</summary>
    public JsonObject CodeList()
    {
        var codes = new JsonArray(Code(Municipality, "municipality", "Lindewaard", null));
        for (var at = 0; at < Districts.Length; at++) codes.Add(Code($"WK9001{at + 1:00}", "district", Districts[at], Municipality));
        foreach (var place in Neighbourhoods)
        {
            codes.Add(Code(place.Code, "neighbourhood", place.Name, place.District));
            foreach (var area in place.Areas) codes.Add(Code(area, "area", area, place.Code));
        }

        return new JsonObject
        {
            ["version"] = "2023",
            ["levels"] = new JsonArray("area", "neighbourhood", "district", "municipality"),
            ["codes"] = codes,
        };
    }

    private static JsonObject Code(string code, string level, string label, string? parent)
    {
        var entry = new JsonObject { ["code"] = code, ["level"] = level, ["label"] = label };
        if (parent is not null) entry["parent"] = parent;
        return entry;
    }

    /// <param name="Hardship">0 to 1: how much poorer and older the stock is than the municipality's best.</param>
    internal sealed record Neighbourhood(string Code, string Name, string District, double Hardship, List<string> Areas);
}
