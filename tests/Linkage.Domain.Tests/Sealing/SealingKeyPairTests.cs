using System.Text.Json.Nodes;
using Linkage.Domain.Keys;
using Linkage.Domain.Sealing;

namespace Linkage.Domain.Tests.Sealing;

public sealed class SealingKeyPairTests
{
    [Fact]
    public void Comes_back_from_its_written_forms_with_the_same_id()
    {
        using var keyPair = SealingKeyPair.Create();
        using var again = SealingKeyPair.FromPem(keyPair.ToPem()).Value;
        Assert.Equal(keyPair.Id, again.Id);
        Assert.Equal(keyPair.Id, SealingPublicKey.FromPem(keyPair.Public.ToPem()).Value.Id);
        Assert.Equal(keyPair.Id, SealingPublicKey.FromJwk(keyPair.Public.ToJwk()).Value.Id);
        Assert.Equal(keyPair.Id, KeyId.Parse(keyPair.Id.ToString()).Value);
        Assert.Equal(keyPair.Id, KeyId.FromBytes(keyPair.Id.ToBytes()));
    }

    /// <summary>Example key of RFC 7517, appendix A.1; its thumbprint was computed with joserfc 1.6.5 (ECKey.thumbprint).</summary>
    [Fact]
    public void The_id_is_the_thumbprint_of_RFC_7638()
    {
        var jwk = JsonNode.Parse("""
            {"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","use":"enc","kid":"1"}
            """)!.AsObject();
        Assert.Equal("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s", SealingPublicKey.FromJwk(jwk).Value.Id.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    [InlineData("not a key")]
    public void Text_that_is_no_key_is_refused(string text)
    {
        Assert.Equal("key-invalid", SealingPublicKey.FromPem(text).Refusal!.Code);
        Assert.Equal("key-invalid", SealingKeyPair.FromPem(text).Refusal!.Code);
    }

    [Fact]
    public void A_public_key_is_no_key_pair_and_another_curve_is_no_key()
    {
        using var keyPair = SealingKeyPair.Create();
        Assert.True(SealingKeyPair.FromPem(keyPair.Public.ToPem()).IsRefused);
        using var p384 = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384);
        Assert.True(SealingKeyPair.FromPem(p384.ExportPkcs8PrivateKeyPem()).IsRefused);
        Assert.True(SealingPublicKey.FromPem(p384.ExportSubjectPublicKeyInfoPem()).IsRefused);
    }

    [Theory]
    [InlineData("""{"kty":"RSA","n":"AQ","e":"AQAB"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":1,"y":2}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"}""")]
    public void A_JWK_that_is_no_public_P256_key_is_refused(string jwk) =>
        Assert.Equal("key-invalid", SealingPublicKey.FromJwk(JsonNode.Parse(jwk)!.AsObject()).Refusal!.Code);
}
