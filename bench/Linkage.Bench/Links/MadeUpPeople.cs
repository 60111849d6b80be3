using System.Globalization;
using System.Text;
using Linkage.Domain.Chance;

namespace Linkage.Bench.Links;

/// <summary>
/// Two files of people by encodings of 1,024 bits, about two in five of them set, with a block key. Of the people of the left file four in
/// five are in the right one, with one bit in fifty another; always the same bytes for the same sizes.
/// </summary>
/// <param name="perBlock">People of one side who share a block key; 0 compares everybody.</param>
/// <param name="byModel">Whether a model weighs the encoding and the sex of those who share a block key.</param>
internal sealed class MadeUpPeople(int perBlock, bool byModel)
{
    private const int Bytes = 128;

    public void WriteLeft(Stream target, int rows) => Write(target, rows, "left", person => person);

    /// <summary>In the opposite order, and every fifth a stranger.</summary>
    public void WriteRight(Stream target, int rows) =>
        Write(target, rows, "right", row => (rows - 1 - row) % 5 == 0 ? rows + row : rows - 1 - row);

    private const string Model =
        """
         "method": "probabilistic", "on": [ { "left": "a.clk", "right": "clk" }, { "left": "a.sex", "right": "sex" },
            { "left": "a.block", "right": "block" } ],
          "match": { "threshold": 0.5, "mostCandidates": 1000000000000, "model": { "version": 1, "prior": 0.001, "training": [],
            "specification": { "blocks": [ ["block"] ], "fields": [
              { "column": "clk", "comparison": "encoded", "thresholds": [0.9, 0.7] },
              { "column": "sex", "comparison": "exact", "terms": { "weight": 1, "floor": 0 } } ] },
            "fields": [ { "column": "clk", "m": [0.1, 0.4, 0.5], "u": [0.9, 0.09999, 0.00001] },
              { "column": "sex", "m": [0.1, 0.9], "u": [0.5, 0.5] } ] } }
        """;

    public string Agreement()
    {
        static string Dataset(string side, string organisation) =>
            $$"""
              { "name": "{{side}}", "organisation": "{{organisation}}", "period": "year", "schema": { "primaryKey": ["person"], "fields": [
                { "name": "person", "type": "string", "role": "pseudonym", "entityType": "person", "constraints": { "required": true } },
                { "name": "clk", "type": "string", "role": "encoding", "entityType": "person" },
                { "name": "block", "type": "string", "role": "filter" },
                { "name": "sex", "type": "string", "role": "group", "categories": ["f", "m"], "sensitive": false } ] } }
              """;
        var blocks = perBlock == 0 ? "" : """, "blocks": [ [ { "left": "a.block", "right": "block" } ] ]""";
        var encoded =
            $$"""
              "method": "encoded", "on": [ { "left": "a.clk", "right": "clk" } ],
                "match": { "threshold": 0.8, "mostCandidates": 1000000000000{{blocks}} }
              """;
        return
            $$"""
              { "title": "t", "purpose": "p", "legalBasis": "l", "assessmentReference": "DPIA-1", "recipient": "r",
                "intake": { "legalFramework": "a", "dataQuality": "b", "publicValues": "c", "projectDesign": "d" },
                "organisations": ["lindewaard", "tax-office"],
                "datasets": [ {{Dataset("left", "lindewaard")}}, {{Dataset("right", "tax-office")}} ],
                "questions": [ { "name": "in-both", "population": { "dataset": "left", "as": "a", "subject": "person" },
                  "joins": [ { "dataset": "right", "as": "b", "kind": "inner", {{(byModel ? Model : encoded)}} } ],
                  "tables": [ { "name": "t", "groups": [ { "variable": "a.sex", "total": true } ],
                    "measures": [ { "name": "n", "kind": "countSubjects" } ] } ] } ],
                "policy": { "minimumFrequency": 10 }, "retentionUntil": "2099-12-31" }
              """;
    }

    private void Write(Stream target, int rows, string side, Func<int, int> personOf)
    {
        using var text = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        text.Write("person,clk,block,sex\n");
        var groups = perBlock == 0 ? 1 : Math.Max(1, rows / perBlock);
        for (var row = 0; row < rows; row++)
        {
            var person = personOf(row);
            var name = person.ToString("x64", CultureInfo.InvariantCulture);
            text.Write($"{name},{Convert.ToBase64String(Encoding(person, side))},b{person % groups},{(person % 2 == 0 ? "f" : "m")}\n");
        }
    }

    /// <summary>
    /// Three random bytes make one in which five of sixteen bits are set; what differs by side are errors of transcription.
    /// </summary>
    private static byte[] Encoding(int person, string side)
    {
        var (own, error) = (new Seeded($"person {person}"), new Seeded($"{side} {person}"));
        var bytes = new byte[Bytes];
        for (var at = 0; at < Bytes; at++) bytes[at] = (byte)(own.Below(256) & (own.Below(256) | own.Below(256)));
        for (var flip = 0; flip < 8 * Bytes / 100; flip++) bytes[error.Below(Bytes)] ^= (byte)(1 << error.Below(8));
        return bytes;
    }
}
