using System.Text;
using BenchmarkDotNet.Attributes;
using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;

namespace Linkage.Bench.Matching;

/// <summary>
/// Encoding under a schema of names, date of birth and postcode, as processor time per record on one thread (two cores do twice as
/// many in a second); clkhash publishes 9,000 to 19,000 a second on two cores.
/// </summary>
[Config(typeof(ProcessorTimeConfig))]
public class EncodeBenchmark
{
    private const int Records = 100_000;

    private static readonly string[] Syllables =
        ["jan", "de", "ma", "ri", "van", "ker", "bos", "pie", "ter", "wil", "lem", "an", "ne", "ha", "ns", "ka", "tr", "in", "vo", "el"];

    private string[][] _rows = [];
    private byte[] _encodings = [];
    private EncodingPlan? _plan;

    [Params("blakeHash", "doubleHash")]
    public string Hash { get; set; } = "blakeHash";

    [GlobalSetup]
    public void MakeRows()
    {
        var chance = new Seeded("rows");
        _rows = [.. Enumerable.Range(0, Records).Select(_ => Row(chance))];
        _plan = EncodingPlan.Create(SchemaReader.Read(Encoding.UTF8.GetBytes(Schema())).Value, "secret"u8, Hardening.None).Value;
        _encodings = new byte[Records * _plan.ByteLength];
    }

    /// <summary>From cold: the memory of token positions is filled within the measured time.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int Encode() => new BatchEncoder(_plan!, threads: 1).Encode(0, _rows, _encodings, CancellationToken.None).Count;

    private static string[] Row(Seeded chance) =>
    [
        Name(chance, 2), Name(chance, 3), $"{1930 + chance.Below(80)}-{1 + chance.Below(12):00}-{1 + chance.Below(28):00}",
        $"{1000 + chance.Below(9000)}{(char)('A' + chance.Below(26))}{(char)('A' + chance.Below(26))}",
    ];

    private static string Name(Seeded chance, int syllables) =>
        string.Concat(Enumerable.Range(0, syllables).Select(_ => chance.Pick(Syllables)));

    private string Schema()
    {
        var text = """{"type":"string"}""";
        return $$$"""
            {"version":3,"clkConfig":{"l":1024,"kdf":{"type":"HKDF"}},"features":[
              {{{Feature("given_name", text, """{"type":"ngram","n":2}""", 200)}}},{{{Feature("family_name", text, """{"type":"ngram","n":2}""", 200)}}},
              {{{Feature("birth_date", """{"type":"date","format":"%Y-%m-%d"}""", """{"type":"ngram","n":1,"positional":true}""", 200)}}},
              {{{Feature("postcode", text, """{"type":"ngram","n":1,"positional":true}""", 100)}}}]}
            """;
    }

    private string Feature(string name, string format, string comparison, int bits) =>
        $$$"""
        {"identifier":"{{{name}}}","format":{{{format}}},"hashing":{
          "comparison":{{{comparison}}},"strategy":{"bitsPerFeature":{{{bits}}} },"hash":{"type":"{{{Hash}}}"} } }
        """;
}
