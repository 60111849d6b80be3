using Linkage.Domain.Encodings;

namespace Linkage.Domain.Tests.Encodings;

public sealed class SchemaReaderTests
{
    private const string Feature =
        """{"identifier":"name","format":{"type":"string"},"hashing":{"comparison":{"type":"ngram","n":2},"strategy":{"bitsPerToken":5}}}""";

    [Fact]
    public void A_good_schema_has_no_warnings()
    {
        var schema = Read(Schema("""{"l":1024,"kdf":{"type":"HKDF"}}""", Feature)).Value;
        Assert.Equal((1024, 128, 1), (schema.Length, schema.ByteLength, schema.Features.Count));
        Assert.Empty(schema.Warnings);
    }

    [Fact]
    public void Folds_that_clkhash_documents_and_ignores_are_warned_of()
    {
        var schema = Read(Schema("""{"l":1024,"xorFolds":1,"kdf":{"type":"HKDF"}}""", Feature)).Value;
        Assert.Equal(1024, schema.FilterLength);
        Assert.Contains("xor_folds", Assert.Single(schema.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[]""", "", "type")]
    [InlineData("""{"version":3""", "", "json")]
    [InlineData("""{"version":4,"clkConfig":{},"features":[]}""", "/version", "unknown-version")]
    [InlineData("""{"version":3,"clkConfig":{"kdf":{"type":"HKDF"}},"features":[]}""", "/clkConfig/l", "missing")]
    [InlineData("""{"version":3,"clkConfig":{"l":0,"kdf":{"type":"HKDF"}},"features":[]}""", "/clkConfig/l", "out-of-range")]
    [InlineData("""{"version":3,"clkConfig":{"l":64,"kdf":{"type":"PBKDF2"}},"features":[]}""", "/clkConfig/kdf/type", "unknown-kdf")]
    [InlineData("""{"version":3,"clkConfig":{"l":64,"kdf":{"type":"HKDF","salt":"@"}},"features":[]}""", "/clkConfig/kdf/salt", "base64")]
    public void A_broken_frame_is_refused_with_pointer_and_rule(string json, string pointer, string rule) =>
        AssertFault(json, pointer, rule);

    [Theory]
    [InlineData(""" "n":2 """, """ "bitsPerToken":5,"bitsPerFeature":6 """, "/features/0/hashing/strategy", "one-of")]
    [InlineData(""" "n":2 """, """ "bitsPerToken":0 """, "/features/0/hashing/strategy/bitsPerToken", "out-of-range")]
    [InlineData(""" "n":0 """, """ "bitsPerToken":5 """, "/features/0/hashing/comparison/n", "out-of-range")]
    [InlineData(""" "n":1.5 """, """ "bitsPerToken":5 """, "/features/0/hashing/comparison/n", "type")]
    public void A_broken_feature_is_refused_with_pointer_and_rule(string n, string bits, string pointer, string rule) =>
        AssertFault(
            Schema("""{"l":64,"kdf":{"type":"HKDF"}}""",
                $$"""{"identifier":"name","format":{"type":"string"},"hashing":{"comparison":{"type":"ngram",{{n}}},"strategy":{ {{bits}} } } }"""),
            pointer, rule);

    [Fact]
    public void Blake_needs_a_power_of_two() =>
        AssertFault(Schema("""{"l":1000,"kdf":{"type":"HKDF"}}""", Feature), "/clkConfig/l", "power-of-two");

    [Fact]
    public void Blake_takes_keys_of_64_bytes_at_most() =>
        AssertFault(Schema("""{"l":64,"kdf":{"type":"HKDF","keySize":65}}""", Feature), "/clkConfig/kdf/keySize", "key-too-long");

    [Fact]
    public void Hkdf_serves_63_features_of_the_default_size_and_no_more()
    {
        const string config = """{"l":64,"kdf":{"type":"HKDF"}}""";
        Assert.False(Read(Schema(config, string.Join(',', Enumerable.Repeat(Feature, 63)))).IsRefused);
        AssertFault(Schema(config, string.Join(',', Enumerable.Repeat(Feature, 64))), "/clkConfig/kdf/keySize", "too-many-keys");
    }

    private static string Schema(string config, string features) => $$"""{"version":3,"clkConfig":{{config}},"features":[{{features}}]}""";

    private static Outcomes.Outcome<EncodingSchema> Read(string json) => SchemaReader.Read(System.Text.Encoding.UTF8.GetBytes(json));

    private static void AssertFault(string json, string pointer, string rule)
    {
        var refusal = Read(json).Refusal;
        Assert.NotNull(refusal);
        Assert.Contains(refusal.Faults, fault => fault.Pointer == pointer && fault.Rule == rule);
    }
}
