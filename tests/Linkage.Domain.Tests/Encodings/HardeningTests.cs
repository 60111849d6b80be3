using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Tests.Encodings;

public sealed class HardeningTests
{
    private const string Schema =
        """
        {"version":3,"clkConfig":{"l":256,"kdf":{"type":"HKDF"}},"features":[
          {"identifier":"name","format":{"type":"string"},"hashing":{"comparison":{"type":"ngram","n":2},"strategy":{"bitsPerToken":10}}},
          {"identifier":"year","format":{"type":"integer"},"hashing":{"comparison":{"type":"exact"},"strategy":{"bitsPerToken":10}}}]}
        """;

    [Theory]
    [InlineData("Jan")]
    [InlineData("Wilhelmina van den Heuvel-Oosterhuis")]
    [InlineData("")]
    public void Balanced_encodings_have_as_many_ones_as_zeros(string name)
    {
        var encoding = Encode(new(Balanced: true), name, "1980");
        Assert.Equal(64, encoding.Length);
        Assert.Equal(256, encoding.Sum(b => int.PopCount(b)));
    }

    /// <summary>The complement behind the filter keeps distances: two balanced encodings differ in twice as many bits.</summary>
    [Fact]
    public void Balancing_doubles_the_hamming_distance() =>
        Assert.Equal(2 * Distance(Hardening.None), Distance(new(Balanced: true)));

    [Fact]
    public void Folding_halves_the_length_and_keeps_the_parity_of_each_position()
    {
        byte[] plain = Encode(Hardening.None, "Jan", "1980"), folded = Encode(new(XorFolds: 2), "Jan", "1980");
        Assert.Equal(8, folded.Length);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (byte)(plain[i] ^ plain[i + 8] ^ plain[i + 16] ^ plain[i + 24])), folded);
    }

    [Fact]
    public void A_salt_separates_equal_names_and_joins_records_that_share_it()
    {
        var hardening = new Hardening(SaltFeature: "year");
        Assert.Equal(Encode(hardening, "Jan", "1980"), Encode(hardening, "Jan", "1980"));
        Assert.NotEqual(Encode(hardening, "Jan", "1980"), Encode(hardening, "Jan", "1981"));
        Assert.NotEqual(Encode(hardening, "Jan", "1980"), Encode(Hardening.None, "Jan", "1980"));
    }

    [Theory]
    [InlineData(9, null, "/hardening/xorFolds")]
    [InlineData(0, "town", "/hardening/saltFeature")]
    public void Hardening_that_does_not_fit_the_schema_is_refused(int folds, string? salt, string pointer) =>
        Assert.Equal(pointer, EncodingPlan.Create(Read(), "k"u8, new(false, folds, salt)).Refusal?.Faults.Single().Pointer);

    [Fact]
    public void An_empty_secret_is_refused() =>
        Assert.Equal("/secret", EncodingPlan.Create(Read(), [], Hardening.None).Refusal?.Faults.Single().Pointer);

    [Fact]
    public void A_salt_with_too_many_values_is_refused_by_row()
    {
        var plan = EncodingPlan.Create(Read(), "k"u8, new(SaltFeature: "year")).Value;
        var encoder = new RecordEncoder(plan);
        List<Fault> faults = [];
        var encoding = new byte[plan.ByteLength];
        for (var year = 0; year <= EncodingPlan.MaxSaltValues; year++) encoder.Encode(year, ["Jan", $"{year}"], encoding, faults);
        Assert.Equal(($"/{EncodingPlan.MaxSaltValues}/year", "too-many-salts"), (faults.Single().Pointer, faults.Single().Rule));
    }

    [Fact]
    public void A_broken_row_names_row_feature_and_rule_and_never_the_value()
    {
        var plan = EncodingPlan.Create(Read(), "k"u8, Hardening.None).Value;
        List<Fault> faults = [];
        Assert.False(new RecordEncoder(plan).Encode(7, ["Jan", "nineteen"], new byte[plan.ByteLength], faults));
        Assert.Equal(("/7/year", "not-an-integer"), (faults.Single().Pointer, faults.Single().Rule));
        Assert.DoesNotContain("nineteen", faults.Single().Message, StringComparison.Ordinal);
    }

    private static int Distance(Hardening hardening) =>
        Encode(hardening, "Jan", "1980").Zip(Encode(hardening, "Johan", "1981")).Sum(pair => int.PopCount(pair.First ^ pair.Second));

    private static EncodingSchema Read() => SchemaReader.Read(System.Text.Encoding.UTF8.GetBytes(Schema)).Value;

    private static byte[] Encode(Hardening hardening, params string[] row)
    {
        var plan = EncodingPlan.Create(Read(), "k"u8, hardening).Value;
        var encoding = new byte[plan.ByteLength];
        List<Fault> faults = [];
        new RecordEncoder(plan).Encode(0, row, encoding, faults);
        Assert.Empty(faults);
        return encoding;
    }
}
