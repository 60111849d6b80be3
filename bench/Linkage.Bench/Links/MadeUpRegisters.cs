using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Domain.Chance;

namespace Linkage.Bench.Links;

/// <summary>
/// Dwellings of a municipality and incomes of a tax office over the same households, each file in an order of its own; always the same
/// bytes for the same number of rows. The question's cube has 444 cells: 100 neighbourhoods, 10 districts and all of them, by three
/// compositions and all of them.
/// </summary>
internal static class MadeUpRegisters
{
    private const int Neighbourhoods = 100;
    private const int PerDistrict = 10;

    private static readonly string[] Tenures = ["owner", "corporation", "private-rent"];
    private static readonly string[] Compositions = ["single", "couple", "family"];

    public static void WriteDwellings(Stream target, int rows)
    {
        var chance = new Seeded("dwellings");
        using var text = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        text.Write("household,area,tenure\n");
        for (var row = 0; row < rows; row++) text.Write($"{Pseudonym(row)},{Code(chance.Below(Neighbourhoods))},{chance.Pick(Tenures)}\n");
    }

    public static void WriteIncomes(Stream target, int rows)
    {
        var chance = new Seeded("incomes");
        using var text = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        text.Write("household,income,composition\n");
        for (var row = rows - 1; row >= 0; row--) text.Write($"{Pseudonym(row)},{chance.Below(120_000)},{chance.Pick(Compositions)}\n");
    }

    public static string Agreement()
    {
        var agreement = JsonNode.Parse(
            """
            { "title": "t", "purpose": "p", "legalBasis": "l", "assessmentReference": "DPIA-1", "recipient": "r",
              "intake": { "legalFramework": "a", "dataQuality": "b", "publicValues": "c", "projectDesign": "d" },
              "organisations": ["lindewaard", "tax-office"],
              "codeLists": { "areas": { "version": "2023", "levels": ["neighbourhood", "district"], "codes": [] } },
              "datasets": [
                { "name": "dwellings", "organisation": "lindewaard", "period": "year", "schema": { "primaryKey": ["household"], "fields": [
                  { "name": "household", "type": "string", "role": "pseudonym", "entityType": "household", "constraints": { "required": true } },
                  { "name": "area", "type": "string", "role": "group", "codeList": "areas", "constraints": { "required": true } },
                  { "name": "tenure", "type": "string", "role": "group", "categories": ["owner", "corporation", "private-rent"], "sensitive": false } ] } },
                { "name": "incomes", "organisation": "tax-office", "period": "year", "schema": { "primaryKey": ["household"], "fields": [
                  { "name": "household", "type": "string", "role": "pseudonym", "entityType": "household", "constraints": { "required": true } },
                  { "name": "income", "type": "integer", "role": "measure", "constraints": { "required": true, "minimum": 0, "maximum": 10000000 } },
                  { "name": "composition", "type": "string", "role": "group", "categories": ["single", "couple", "family"], "sensitive": false,
                    "constraints": { "required": true } } ] } } ],
              "questions": [
                { "name": "incomes",
                  "population": { "dataset": "dwellings", "as": "d", "subject": "household" },
                  "joins": [ { "dataset": "incomes", "as": "i", "kind": "inner", "on": [ { "left": "d.household", "right": "household" } ] } ],
                  "derive": [ { "name": "low", "expression": "i.income < 28000", "sensitive": false } ],
                  "tables": [ { "name": "by-area",
                    "groups": [ { "variable": "d.area", "levels": ["neighbourhood", "district"], "total": true }, { "variable": "i.composition", "total": true } ],
                    "measures": [ { "name": "households", "kind": "countSubjects" }, { "name": "income", "kind": "sum", "of": "i.income" },
                                  { "name": "meanIncome", "kind": "mean", "of": "i.income" }, { "name": "low", "kind": "share", "of": "low" } ] } ] } ],
              "outputLevels": { "areas": "neighbourhood" },
              "policy": { "minimumFrequency": 10, "pPercent": 15 }, "retentionUntil": "2099-12-31" }
            """)!;
        var codes = agreement["codeLists"]!["areas"]!["codes"]!.AsArray();
        for (var at = 0; at < Neighbourhoods; at++)
        {
            if (at % PerDistrict == 0) codes.Add(new JsonObject { ["code"] = District(at), ["level"] = "district" });
            codes.Add(new JsonObject { ["code"] = Code(at), ["level"] = "neighbourhood", ["parent"] = District(at) });
        }

        return agreement.ToJsonString();
    }

    private static string Code(int area) => $"N{area:000}";

    private static string District(int area) => $"D{area / PerDistrict:00}";

    private static string Pseudonym(int household) => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(household)));
}
