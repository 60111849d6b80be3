using System.Text.Json;
using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Tests.Encodings;

/// <summary>Against encodings that clkhash itself made; tests/data/clkhash-vectors.json says with which version.</summary>
public sealed class ClkhashVectorTests
{
    private static readonly JsonElement Vectors =
        JsonDocument.Parse(File.ReadAllBytes(Checkout.TestData("clkhash-vectors.json"))).RootElement;

    public static TheoryData<string> Names =>
        [.. Vectors.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_byte_is_the_one_that_clkhash_made(string name)
    {
        var vector = Vectors.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        var schema = SchemaReader.Read(System.Text.Encoding.UTF8.GetBytes(vector.GetProperty("schema").GetRawText()));
        Assert.Empty(schema.Refusal?.Faults ?? []);
        var plan = EncodingPlan.Create(schema.Value, vector.GetProperty("secret").GetBytesFromBase64(), Hardening.None).Value;

        // Twice, so that remembered positions are used as well.
        var encoder = new RecordEncoder(plan);
        Assert.Equal(Expected(vector), Encode(encoder, plan, vector));
        Assert.Equal(Expected(vector), Encode(encoder, plan, vector));
    }

    private static IEnumerable<string> Expected(JsonElement vector) =>
        vector.GetProperty("clks").EnumerateArray().Select(clk => clk.GetString()!);

    private static List<string> Encode(RecordEncoder encoder, EncodingPlan plan, JsonElement vector)
    {
        List<string> encodings = [];
        List<Fault> faults = [];
        var bytes = new byte[plan.ByteLength];
        foreach (var row in vector.GetProperty("rows").EnumerateArray())
        {
            encoder.Encode(encodings.Count, [.. row.EnumerateArray().Select(value => value.GetString()!)], bytes, faults);
            encodings.Add(Convert.ToBase64String(bytes));
        }

        Assert.Empty(faults);
        return encodings;
    }
}
