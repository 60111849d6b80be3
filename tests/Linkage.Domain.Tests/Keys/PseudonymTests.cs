using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Keys;

namespace Linkage.Domain.Tests.Keys;

/// <summary>Expected values from Python's hmac and hashlib over the documented bytes, key 00 01 … 1f.</summary>
public sealed class PseudonymTests
{
    private const string Key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private const string Bsn = "d91248a1e4dbb3fa55eeddb42c64f99f7909801f6e2729f521331582400cead6";

    [Theory]
    [InlineData("bsn-1", "123456782", Bsn)]
    [InlineData("name-1", "JØRGEN 😀", "13e835e28ea9b97b7cd0d3d830dc549db78e742a9df6ae6c25dd67f2b98416f5")]
    public void A_partner_pseudonym_is_the_documented_HMAC(string fieldVersion, string identifier, string expected) =>
        Assert.Equal(expected, Pseudonymiser(fieldVersion).Of(identifier).ToString());

    [Fact]
    public void So_is_that_of_a_long_identifier() => Assert.Equal(
        "9340d902c98d6ecc19f338f530f3d3216517629439169428ec801f74ea9f3c36",
        Pseudonymiser("text-1").Of(new string('A', 5000)).ToString());

    [Fact]
    public void Project_pseudonym_ledger_tag_record_key_and_fingerprint_are_the_documented_HMACs()
    {
        Assert.True(PartnerPseudonym.TryParse(Bsn, out var partner));
        var pseudonym = ProjectKey.Parse("project-key-v1:" + Key).Value.Of("person", partner);
        Assert.Equal("6ffde0193270c4c9aaf797a7c5628c3d", pseudonym.ToString());
        Assert.Equal(pseudonym, ProjectPseudonym.FromBytes(pseudonym.ToBytes()));
        Assert.Equal(UInt128.Parse("150f2f55d13321060bbc0bced23c844a", System.Globalization.NumberStyles.HexNumber, null),
            LedgerKey.Parse("ledger-key-v1:" + Key).Value.SubjectTag(pseudonym));
        Assert.Equal(0x150f2f55d1332106UL, NoiseKey.Parse("noise-key-v1:" + Key).Value.RecordKey(pseudonym));
        Assert.Equal("3ff774b9f9826322", LinkageKey.Parse("linkage-key-v1:" + Key).Value.Fingerprint());
    }

    [Fact]
    public void Type_field_and_identifier_cannot_run_into_each_other()
    {
        using var key = LinkageKey.Create();
        Assert.NotEqual(new Pseudonymiser(key, "person", "v1").Of("23"), new Pseudonymiser(key, "person", "v12").Of("3"));
        Assert.NotEqual(new Pseudonymiser(key, "persona", "v1").Of("23"), new Pseudonymiser(key, "person", "av1").Of("23"));
        Assert.Throws<ArgumentException>(() => new Pseudonymiser(key, "per\u001Fson", "v1"));
        Assert.Throws<ArgumentException>(() => new Pseudonymiser(key, "", "v1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("123456782")]
    [InlineData("D91248A1E4DBB3FA55EEDDB42C64F99F7909801F6E2729F521331582400CEAD6")]
    [InlineData("g91248a1e4dbb3fa55eeddb42c64f99f7909801f6e2729f521331582400cead6")]
    [InlineData(" 91248a1e4dbb3fa55eeddb42c64f99f7909801f6e2729f521331582400cead6")]
    [InlineData("d91248a1e4dbb3fa55eeddb42c64f99f7909801f6e2729f521331582400cead6\n")]
    [InlineData("d91248a1e4dbb3fa55eeddb42c64f99f7909801f6e2729f521331582400cead٦")]
    public void What_does_not_match_the_pattern_is_no_pseudonym(string text)
    {
        Assert.False(PartnerPseudonym.TryParse(text, out _));
        Assert.False(PartnerPseudonym.TryParse(Encoding.UTF8.GetBytes(text), out _));
        // In .NET "$" lets a line feed by; in JSON Schema, for which the constant is meant, it does not.
        Assert.DoesNotMatch(PartnerPseudonym.Pattern.Replace("$", "\\z", StringComparison.Ordinal), text);
    }

    [Fact]
    public void Text_and_bytes_come_back() => Prop.ForAll(Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf(32).ToArbitrary(), bytes =>
    {
        var pseudonym = PartnerPseudonym.FromBytes(bytes);
        return PartnerPseudonym.TryParse(pseudonym.ToString(), out var fromText) && fromText == pseudonym
            && PartnerPseudonym.TryParse(Encoding.ASCII.GetBytes(pseudonym.ToString()), out var fromBytes) && fromBytes == pseudonym
            && pseudonym.ToString() == Convert.ToHexStringLower(bytes);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Project_pseudonyms_order_as_their_bytes_do()
    {
        ProjectPseudonym small = new(0, ulong.MaxValue), large = new(1, 0), largest = new(ulong.MaxValue, 0);
        Assert.True(small < large && large < largest && largest > small && small <= large && largest >= large);
        Assert.True(small.ToBytes().AsSpan().SequenceCompareTo(large.ToBytes()) < 0);
    }

    private static Pseudonymiser Pseudonymiser(string fieldVersion) =>
        new(LinkageKey.Parse("linkage-key-v1:" + Key).Value, "person", fieldVersion);

    [Fact]
    public void Pseudonyms_are_made_without_allocating()
    {
        using var key = LinkageKey.Create();
        using var projectKey = ProjectKey.Create();
        var pseudonymiser = new Pseudonymiser(key, "person", "bsn-1");
        projectKey.Of("person", pseudonymiser.Of("123456782"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) projectKey.Of("person", pseudonymiser.Of("123456782"));
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
