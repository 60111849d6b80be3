using System.Globalization;
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
    /// <summary>As they are in the file, for tests that match without the service.</summary>
    public required EncodingSet Encodings { get; init; }

    public required IReadOnlyList<string> States { get; init; }

    /// <summary>The columns that are hashed, as they are delivered.</summary>
    public static readonly IReadOnlyList<string> Hashed = ["h_given", "h_sur", "h_number", "h_street", "h_suburb", "h_postcode", "h_birth"];

    private static readonly string[] Sources =
        ["given_name", "surname", "street_number", "address_1", "suburb", "postcode", "date_of_birth"];
    private static readonly byte[] Secret = "a secret of the partners"u8.ToArray();

    /// <param name="side">`a` or `b`.</param>
    /// <param name="below">Only people whose number in the generator is less.</param>
    public static EncodedPeople Read(string side, int below = int.MaxValue)
    {
        var (header, records) = Records(side, below);
        return Encode(side, header, records);
    }

    /// <summary>
    /// A third file over the same people, made of the second: every sixth is not in it, others have another last letter in their surname,
    /// no street number or two digits of their date of birth exchanged; in the opposite order.
    /// </summary>
    public static EncodedPeople Third(int below = int.MaxValue)
    {
        var (header, records) = Records("b", below);
        var (surname, number, birth) = (header.IndexOf("surname"), header.IndexOf("street_number"), header.IndexOf("date_of_birth"));
        var changed = records.Where((_, at) => at % 6 != 0).Select((record, at) =>
        {
            var (own, date) = (record.ToArray(), record[birth]);
            if (at % 3 == 0 && own[surname].Length > 1) own[surname] = own[surname][..^1] + "q";
            if (at % 5 == 0) own[number] = string.Empty;
            if (at % 7 == 0 && date.Length == 8) own[birth] = $"{date[..6]}{date[7]}{date[6]}";
            return own;
        });
        return Encode("c", header, [.. changed.Reverse()]);
    }

    private static (List<string> Header, List<string[]> Records) Records(string side, int below)
    {
        var rows = File.ReadLines(Path.Combine(GeneratedFile.Root, "tests", "data", $"febrl_dataset4{side}.csv")).Select(
            line => line.Split(',', StringSplitOptions.TrimEntries)).ToList();
        return ([.. rows[0]], rows[1..].FindAll(record => int.Parse(record[0].Split('-')[1], CultureInfo.InvariantCulture) < below));
    }

    private static EncodedPeople Encode(string side, List<string> header, List<string[]> records)
    {
        var schema = File.ReadAllBytes(Path.Combine(GeneratedFile.Root, "tests", "data", "febrl-schema.json"));
        var plan = EncodingPlan.Create(SchemaReader.Read(schema).Value, Secret, Hardening.None).Value;
        var (encoder, encoding, faults) = (new RecordEncoder(plan), new byte[plan.ByteLength], new List<Fault>());
        var set = new EncodingSet(8 * plan.ByteLength);
        var text = new StringBuilder().AppendJoin(',', ["person", "clk", "state", .. Hashed]).Append('\n');
        for (var at = 0; at < records.Count; at++)
        {
            Assert.True(encoder.Encode(at, records[at], encoding, faults));
            set.Add(encoding);
            var hashes = Sources.Select(name => records[at][header.IndexOf(name)]).Select(
                (value, column) => value.Length == 0 ? "" : Hash($"{column} {value}"));
            text.AppendJoin(',', [Hash($"{side} {records[at][0]}"), Convert.ToBase64String(encoding), records[at][header.IndexOf("state")],
                .. hashes]).Append('\n');
        }

        return new([.. records.Select(record => record[0].Split('-')[1])], Encoding.UTF8.GetBytes(text.ToString()))
        {
            Encodings = set,
            States = [.. records.Select(record => record[header.IndexOf("state")])],
        };
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
