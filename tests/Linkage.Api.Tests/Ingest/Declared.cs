using System.Security.Cryptography;
using System.Text;
using Linkage.Domain.Agreements;
using Linkage.Domain.CodeLists;
using Linkage.Domain.Json;

namespace Linkage.Api.Tests.Ingest;

/// <summary>An agreement with one dataset of every kind of field, and files for it.</summary>
internal static class Declared
{
    public const string Dataset = "incomes";

    public const string Header = "household,income,gas,composition,area,owner,since,built,month,note";

    public const string Agreement =
        """
        { "title": "Energy poverty", "purpose": "p", "legalBasis": "l", "assessmentReference": "DPIA-1", "recipient": "r",
          "intake": { "legalFramework": "a", "dataQuality": "b", "publicValues": "c", "projectDesign": "d" },
          "organisations": ["tax-office"],
          "codeLists": { "areas": { "version": "2023", "levels": ["area", "district"],
            "codes": [ { "code": "A1", "level": "area", "parent": "D1" }, { "code": "A2", "level": "area", "parent": "D1" },
                       { "code": "D1", "level": "district" } ] } },
          "datasets": [
            { "name": "incomes", "organisation": "tax-office", "period": "year",
              "schema": { "fields": [
                { "name": "household", "type": "string", "role": "pseudonym", "entityType": "household" },
                { "name": "income", "type": "integer", "role": "measure", "constraints": { "minimum": 0, "maximum": 1000000, "required": true } },
                { "name": "gas", "type": "number", "decimals": 1, "role": "measure" },
                { "name": "composition", "type": "string", "role": "group", "categories": ["single", "couple"] },
                { "name": "area", "type": "string", "role": "group", "codeList": "areas" },
                { "name": "owner", "type": "boolean", "role": "filter" },
                { "name": "since", "type": "date", "role": "filter" },
                { "name": "built", "type": "year", "role": "group" },
                { "name": "month", "type": "yearmonth", "role": "group" },
                { "name": "note", "type": "string", "role": "filter", "constraints": { "maxLength": 40 } } ],
                "primaryKey": ["household"] } },
            { "name": "encoded", "organisation": "tax-office", "period": "year", "dialect": { "delimiter": ";", "skipInitialSpace": true },
              "schema": { "fields": [
                { "name": "person", "type": "string", "role": "pseudonym", "entityType": "person" },
                { "name": "home", "type": "string", "role": "pseudonym", "entityType": "household" },
                { "name": "clk", "type": "string", "role": "encoding", "entityType": "person" },
                { "name": "score", "type": "integer", "role": "measure", "constraints": { "unique": true } } ] } } ],
          "composition": "closed", "outputLevels": { "areas": "district" }, "policy": {}, "retentionUntil": "2031-12-31" }
        """;

    public static (DatasetDeclaration Dataset, IReadOnlyDictionary<string, CodeList> CodeLists) Read()
    {
        var agreement = Documents.Read<AgreementDocument>(Encoding.UTF8.GetBytes(Agreement)).Value;
        return (agreement.FindDataset(Dataset)!, agreement.CodeLists);
    }

    /// <summary>A pseudonym as a partner makes them, another one per number.</summary>
    public static string Pseudonym(int number) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"pseudonym {number}")));

    /// <summary>A row without faults.</summary>
    public static string Row(int number) =>
        $"{Pseudonym(number)},{number * 10},{number}.5,{(number % 2 == 0 ? "single" : "couple")},A{1 + number % 2},true,2023-04-{1 + number % 28:00},1990,2023-04,";

    /// <summary>A file without faults.</summary>
    public static string File(int rows, int first = 1) =>
        $"{Header}\n{string.Concat(Enumerable.Range(first, rows).Select(number => Row(number) + "\n"))}";
}
