using System.Text;
using System.Text.Json.Nodes;
using Linkage.Domain.Agreements;
using Linkage.Domain.Json;

namespace Linkage.Domain.Tests.Agreements;

/// <summary>The example of the scenario energy-poverty, small, and open to changes by a test.</summary>
internal static class EnergyAgreement
{
    public const string Text = """
        { "title": "Energy poverty", "purpose": "Where is the risk", "legalBasis": "Public task", "assessmentReference": "DPIA-2026-014",
          "recipient": "Municipality of Lindewaard",
          "intake": { "legalFramework": "a", "dataQuality": "b", "publicValues": "c", "projectDesign": "d" },
          "organisations": ["lindewaard", "tax-office", "grid-operator"],
          "codeLists": { "areas": { "version": "2023", "levels": ["area", "neighbourhood", "municipality"], "codes": [
            { "code": "GM1", "level": "municipality", "label": "Lindewaard" },
            { "code": "N01", "level": "neighbourhood", "parent": "GM1" }, { "code": "N02", "level": "neighbourhood", "parent": "GM1" },
            { "code": "A002", "level": "area", "parent": "N01" }, { "code": "A001", "level": "area", "parent": "N01" },
            { "code": "A003", "level": "area", "parent": "N02" } ] } },
          "datasets": [
            { "name": "dwellings", "organisation": "grid-operator", "period": "year", "schema": { "primaryKey": ["household"], "fields": [
              { "name": "household", "type": "string", "role": "pseudonym", "entityType": "household" },
              { "name": "gas", "type": "number", "decimals": 1, "role": "measure", "constraints": { "minimum": 0, "maximum": 99999 } },
              { "name": "area", "type": "string", "role": "group", "codeList": "areas" },
              { "name": "tenure", "type": "string", "role": "filter" },
              { "name": "built", "type": "year", "role": "filter", "constraints": { "minimum": 1850, "maximum": 2030 } } ] } },
            { "name": "incomes", "organisation": "tax-office", "period": "year", "schema": { "primaryKey": ["household"], "fields": [
              { "name": "household", "type": "string", "role": "pseudonym", "entityType": "household" },
              { "name": "person", "type": "string", "role": "pseudonym", "entityType": "person" },
              { "name": "income", "type": "integer", "role": "measure", "constraints": { "minimum": 0, "maximum": 10000000, "required": true } },
              { "name": "composition", "type": "string", "role": "group", "categories": ["single", "couple", "family"], "sensitive": true } ] } } ],
          "composition": "closed",
          "questions": [
            { "name": "risk-by-neighbourhood",
              "population": { "dataset": "dwellings", "as": "d", "subject": "household", "period": "2023JJ00" },
              "joins": [ { "dataset": "incomes", "as": "i", "kind": "left", "method": "exact", "on": [{ "left": "d.household", "right": "household" }] } ],
              "derive": [ { "name": "raisedRisk", "expression": "i.income < 28000 and d.gas > 1400", "sensitive": true },
                          { "name": "decade", "expression": "floor(d.built, 10)" } ],
              "filters": [ "d.tenure != 'unknown'" ],
              "tables": [ { "name": "by-area",
                "groups": [ { "variable": "d.area", "levels": ["municipality", "neighbourhood"], "total": true }, { "variable": "decade" }, { "variable": "raisedRisk" } ],
                "measures": [ { "name": "households", "kind": "countSubjects" }, { "name": "gas", "kind": "sum", "of": "d.gas" },
                              { "name": "income", "kind": "mean", "of": "i.income" }, { "name": "atRisk", "kind": "share", "of": "raisedRisk" } ] } ] } ],
          "outputLevels": { "areas": "neighbourhood" },
          "policy": { "minimumFrequency": 10 },
          "policies": { "grid-operator": { "minimumFrequency": 15 } },
          "retentionUntil": "2031-12-31" }
        """;

    /// <summary>The agreement after a change to its JSON.</summary>
    public static AgreementDocument With(Action<JsonNode> change)
    {
        var node = JsonNode.Parse(Text)!;
        change(node);
        return Documents.Read<AgreementDocument>(Encoding.UTF8.GetBytes(node.ToJsonString())).Value;
    }

    public static AgreementDocument Unchanged() => With(_ => { });
}
