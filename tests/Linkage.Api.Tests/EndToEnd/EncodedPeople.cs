using System.Security.Cryptography;
using System.Text;
using Linkage.Api.Tests.Generated;
using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>
/// One of the two files of the Febrl generator as its partner would deliver it: an own pseudonym, an encoding of names, date of birth and
/// address under the schema of tests/data with a secret of the partners, keyed hashes of the fields, and the state. The truth stays here.
/// </summary>
internal sealed record EncodedPeople(IReadOnlyList<string> Persons, byte[] Csv)
{
    /// <summary>The columns that are hashed, as they are delivered.</summary>
    public static readonly IReadOnlyList<string> Hashed = ["h_given", "h_sur", "h_number", "h_street", "h_suburb", "h_postcode", "h_birth"];

    private static readonly string[] Sources = ["given_name", "surname", "street_number", "address_1", "suburb", "postcode", "date_of_birth"];
    private static readonly byte[] Secret = "a secret of the partners"u8.ToArray();

    /// <param name="side">`a` or `b`.</param>
    public static EncodedPeople Read(string side)
    {
        var data = Path.Combine(GeneratedFile.Root, "tests", "data");
        var rows = File.ReadLines(Path.Combine(data, $"febrl_dataset4{side}.csv")).Select(
            line => line.Split(',', StringSplitOptions.TrimEntries)).ToList();
        var (header, records) = (rows[0].ToList(), rows[1..]);
        var plan = EncodingPlan.Create(
            SchemaReader.Read(File.ReadAllBytes(Path.Combine(data, "febrl-schema.json"))).Value, Secret, Hardening.None).Value;
        var (encoder, encoding, faults) = (new RecordEncoder(plan), new byte[plan.ByteLength], new List<Fault>());
        var text = new StringBuilder().AppendJoin(',', ["person", "clk", "state", .. Hashed]).Append('\n');
        for (var at = 0; at < records.Count; at++)
        {
            Assert.True(encoder.Encode(at, records[at], encoding, faults));
            var hashes = Sources.Select(name => records[at][header.IndexOf(name)]).Select(
                (value, column) => value.Length == 0 ? "" : Hash($"{column} {value}"));
            text.AppendJoin(',', [Hash($"{side} {records[at][0]}"), Convert.ToBase64String(encoding), records[at][header.IndexOf("state")],
                .. hashes]).Append('\n');
        }

        return new([.. records.Select(record => record[0].Split('-')[1])], Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>
    /// Of links between row numbers, counted from 1: how many people who are in both files are found, and how many links are right.
    /// </summary>
    public static (double Recall, double Precision) Compare(
        IReadOnlyList<(long Left, long Right)> links, EncodedPeople left, EncodedPeople right)
    {
        var correct = (double)links.Count(link => left.Persons[(int)link.Left - 1] == right.Persons[(int)link.Right - 1]);
        return (correct / left.Persons.Intersect(right.Persons).Count(), correct / links.Count);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(text)));
}
