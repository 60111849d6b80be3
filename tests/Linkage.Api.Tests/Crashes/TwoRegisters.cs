using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Domain.Chance;

namespace Linkage.Api.Tests.Crashes;

/// <summary>
/// Residents of organisation A and incomes of organisation B, large enough that every phase takes a while, always the same; one of the
/// twelve neighbourhoods is so small that it must be suppressed, and another with it.
/// </summary>
internal static class TwoRegisters
{
    public const string Question = "income-by-area";
    public const int People = 30_000;
    public const int WithIncome = 28_000;
    private const int Neighbourhoods = 12;
    private const int InTheSmallOne = 7;

    public static byte[] Residents()
    {
        var chance = new Seeded("residents");
        var text = new StringBuilder("person,area,tenure\n");
        for (var at = 0; at < People; at++)
        {
            var area = at % (People / InTheSmallOne) == 1 ? Neighbourhoods - 1 : chance.Below(Neighbourhoods - 1);
            text.Append($"{Pseudonym(at)},{Code(area)},{(chance.Below(3) == 0 ? "owner" : "tenant")}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Incomes()
    {
        var chance = new Seeded("incomes");
        var text = new StringBuilder("person,income\n");
        for (var at = WithIncome - 1; at >= 0; at--) text.Append($"{Pseudonym(at)},{chance.Below(90_000)}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static string Agreement()
    {
        var agreement = JsonNode.Parse(
            $$"""
              {
                "title": "Two registers", "purpose": "To see incomes by area.", "legalBasis": "Section 5", "assessmentReference": "DPIA-1",
                "recipient": "Organisation A",
                "intake": { "legalFramework": "a", "dataQuality": "b", "publicValues": "c", "projectDesign": "d" },
                "organisations": ["org-a", "org-b"],
                "codeLists": { "areas": { "version": "2023", "levels": ["neighbourhood", "district"], "codes": [] } },
                "datasets": [
                  { "name": "people-a", "organisation": "org-a", "period": "year", "schema": { "primaryKey": ["person"], "fields": [
                    { "name": "person", "type": "string", "role": "pseudonym", "entityType": "person", "constraints": { "required": true } },
                    { "name": "area", "type": "string", "role": "group", "codeList": "areas", "constraints": { "required": true } },
                    { "name": "tenure", "type": "string", "role": "group", "categories": ["owner", "tenant"], "sensitive": false } ] } },
                  { "name": "people-b", "organisation": "org-b", "period": "year", "schema": { "primaryKey": ["person"], "fields": [
                    { "name": "person", "type": "string", "role": "pseudonym", "entityType": "person", "constraints": { "required": true } },
                    { "name": "income", "type": "integer", "role": "measure", "constraints": { "required": true, "minimum": 0 } } ] } } ],
                "questions": [
                  { "name": "{{Question}}",
                    "population": { "dataset": "people-a", "as": "a", "subject": "person" },
                    "joins": [ { "dataset": "people-b", "as": "b", "kind": "inner", "on": [ { "left": "a.person", "right": "person" } ] } ],
                    "derive": [ { "name": "low", "expression": "b.income < 25000", "sensitive": false } ],
                    "tables": [
                      { "name": "by-area", "groups": [ { "variable": "a.area", "levels": ["neighbourhood", "district"], "total": true } ],
                        "measures": [ { "name": "people", "kind": "countSubjects" }, { "name": "income", "kind": "sum", "of": "b.income" },
                                      { "name": "meanIncome", "kind": "mean", "of": "b.income" }, { "name": "low", "kind": "share", "of": "low" } ] },
                      { "name": "by-tenure", "groups": [ { "variable": "a.area", "levels": ["district"], "total": true }, { "variable": "a.tenure", "total": true } ],
                        "measures": [ { "name": "people", "kind": "countSubjects" } ] } ] } ],
                "outputLevels": { "areas": "neighbourhood" },
                "policy": { "minimumFrequency": 10, "pPercent": 15 }, "approvals": 1, "retentionUntil": "2099-12-31"
              }
              """)!;
        var codes = agreement["codeLists"]!["areas"]!["codes"]!.AsArray();
        for (var at = 0; at < Neighbourhoods; at++)
        {
            if (at % 4 == 0) codes.Add(new JsonObject { ["code"] = District(at), ["level"] = "district" });
            codes.Add(new JsonObject { ["code"] = Code(at), ["level"] = "neighbourhood", ["parent"] = District(at) });
        }

        return agreement.ToJsonString();
    }

    private static string Code(int area) => $"N{area:00}";

    private static string District(int area) => $"D{area / 4}";

    private static string Pseudonym(int person) => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(person)));
}
