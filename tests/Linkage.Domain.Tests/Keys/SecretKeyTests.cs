using Linkage.Domain.Keys;

namespace Linkage.Domain.Tests.Keys;

public sealed class SecretKeyTests
{
    private const string Hex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private const string Base64Url = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    [Fact]
    public void Comes_back_from_its_text_and_keeps_its_fingerprint()
    {
        using var key = LinkageKey.Create();
        using var again = LinkageKey.Parse(key.ToText() + "\n").Value;
        Assert.Equal(key.ToText(), again.ToText());
        Assert.Equal(key.Fingerprint(), again.Fingerprint());
        using var other = LinkageKey.Create();
        Assert.NotEqual(key.Fingerprint(), other.Fingerprint());
    }

    [Fact]
    public void Hexadecimal_and_base64url_are_the_same_key()
    {
        using var hex = LinkageKey.Parse($"linkage-key-v1:{Hex}").Value;
        Assert.Equal($"linkage-key-v1:{Base64Url}", hex.ToText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData(Hex)]
    [InlineData("linkage-key-v1:")]
    [InlineData("linkage-key-v2:" + Hex)]
    [InlineData("project-key-v1:" + Hex)]
    [InlineData("linkage-key-v1:" + Base64Url + "A")]
    [InlineData("linkage-key-v1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9")]
    [InlineData("linkage-key-v1:000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("linkage-key-v1:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("linkage-key-v1:6161616161616161616161616161616161616161616161616161616161616161")]
    [InlineData("linkage-key-v1:0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("linkage-key-v1:" + Hex + "\nlinkage-key-v1:" + Hex)]
    public void What_is_no_key_or_a_weak_one_is_refused_without_quoting_it(string text)
    {
        var refusal = LinkageKey.Parse(text).Refusal!;
        Assert.Equal("key-invalid", refusal.Code);
        Assert.DoesNotContain("0123", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_tells_the_fingerprint_only()
    {
        using var key = ProjectKey.Create();
        Assert.Equal("project-key-v1 " + key.Fingerprint(), key.ToString());
    }

    [Fact]
    public void Disposing_erases_and_an_erased_key_hashes_nothing()
    {
        var key = LinkageKey.Create();
        key.Dispose();
        Assert.True(key.Bytes.IndexOfAnyExcept((byte)0) < 0);
        Assert.Throws<ObjectDisposedException>(key.ToText);
        Assert.Throws<ObjectDisposedException>(() => new Pseudonymiser(key, "person", "bsn-1").Of("123456782"));
    }
}
