using System.Security.Cryptography;
using System.Text;
using Linkage.Domain.Chance;

namespace Linkage.Bench.Ingest;

/// <summary>A CSV of six columns as a tax office would deliver it, always the same bytes for the same number of rows.</summary>
internal static class MadeUpFile
{
    public const string Dataset =
        """
        { "title": "t", "purpose": "p", "legalBasis": "l", "assessmentReference": "DPIA-1", "recipient": "r",
          "intake": { "legalFramework": "a", "dataQuality": "b", "publicValues": "c", "projectDesign": "d" },
          "organisations": ["tax-office"],
          "datasets": [ { "name": "incomes", "organisation": "tax-office", "period": "year",
            "schema": { "primaryKey": ["household"], "fields": [
              { "name": "household", "type": "string", "role": "pseudonym", "entityType": "household" },
              { "name": "income", "type": "integer", "role": "measure", "constraints": { "minimum": 0, "maximum": 10000000, "required": true } },
              { "name": "composition", "type": "string", "role": "group", "categories": ["single", "couple", "family"] },
              { "name": "area", "type": "string", "role": "group" },
              { "name": "gas", "type": "number", "decimals": 1, "role": "measure" },
              { "name": "since", "type": "date", "role": "filter" } ] } } ],
          "policy": {}, "retentionUntil": "2031-12-31" }
        """;

    private static readonly string[] Compositions = ["single", "couple", "family"];

    public static void Write(Stream target, int rows)
    {
        var chance = new Seeded("ingest benchmark");
        using var text = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        text.Write("household,income,composition,area,gas,since\n");
        Span<byte> pseudonym = stackalloc byte[32];
        for (var row = 0; row < rows; row++)
        {
            SHA256.HashData(BitConverter.GetBytes(chance.Next64()), pseudonym);
            text.Write(Convert.ToHexStringLower(pseudonym));
            text.Write($",{chance.Below(120_000)},{chance.Pick(Compositions)},A{chance.Below(2_000):0000}");
            text.Write(
                $",{chance.Below(30_000) / 10}.{chance.Below(10)},20{chance.Below(24):00}-0{1 + chance.Below(9)}-1{chance.Below(10)}\n");
        }
    }
}
