using System.Text.Json.Nodes;
using Linkage.Domain.Signing;

namespace Linkage.Domain.Tests.Signing;

public sealed class JwsTests
{
    private const string Type = "test+jws";

    [Fact]
    public void What_was_signed_is_verified_with_every_written_form_of_the_key()
    {
        using var key = SigningKey.Create();
        using var again = SigningKey.FromPem(key.ToPem()).Value;
        var jws = again.Sign("payload"u8, Type);
        Assert.Equal("payload"u8.ToArray(), key.Public.Verify(jws, Type).Value);
        Assert.Equal("payload"u8.ToArray(), VerificationKey.FromPem(key.Public.ToPem()).Value.Verify(jws + "\n", Type).Value);
        Assert.Equal("payload"u8.ToArray(), VerificationKey.FromJwk(key.Public.ToJwk()).Value.Verify(jws, Type).Value);
    }

    [Fact]
    public void A_detached_signature_fits_its_payload_only()
    {
        using var key = SigningKey.Create();
        var detached = key.SignDetached("payload"u8, Type);
        Assert.Contains("..", detached, StringComparison.Ordinal);
        Assert.False(key.Public.VerifyDetached(detached, "payload"u8.ToArray(), Type).IsRefused);
        Assert.True(key.Public.VerifyDetached(detached, "Payload"u8.ToArray(), Type).IsRefused);
        Assert.True(key.Public.VerifyDetached(key.Sign("payload"u8, Type), "payload"u8.ToArray(), Type).IsRefused);
    }

    /// <summary>
    /// The signature of RFC 7515, appendix A.3, an ES256 JWS made by others; its header has neither kid nor typ, so the parts are checked
    /// through the key alone.
    /// </summary>
    [Fact]
    public void The_example_of_RFC_7515_is_genuine()
    {
        var parsed = Jws.Parse(
            "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
            + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q").Value;
        var jwk = JsonNode.Parse("""
            {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}
            """)!.AsObject();
        Assert.True(VerificationKey.FromJwk(jwk).Value.IsGenuine(parsed, parsed.Payload));
        parsed.Signature[5] ^= 1;
        Assert.False(VerificationKey.FromJwk(jwk).Value.IsGenuine(parsed, parsed.Payload));
    }

    [Fact]
    public void Any_changed_character_is_noticed()
    {
        using var key = SigningKey.Create();
        var jws = key.Sign("payload"u8, Type);
        for (var i = 0; i < jws.Length; i++)
        {
            var changed = jws.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.True(key.Public.Verify(new string(changed), Type).IsRefused);
        }
    }

    [Fact]
    public void Another_type_key_or_algorithm_is_refused()
    {
        using var key = SigningKey.Create();
        using var other = SigningKey.Create();
        var parts = key.Sign("payload"u8, Type).Split('.');
        Assert.Equal("signature-invalid", key.Public.Verify(string.Join('.', parts), "other").Refusal!.Code);
        Assert.Equal("signature-invalid", other.Public.Verify(string.Join('.', parts), Type).Refusal!.Code);
        Assert.Equal("signature-invalid", key.Public.Verify(WithHeader("""{"alg":"none"}"""), Type).Refusal!.Code);
        Assert.Equal("signature-invalid", key.Public.Verify(WithHeader("""{"alg":"HS256"}"""), Type).Refusal!.Code);
        Assert.Equal("signature-invalid", key.Public.Verify(WithHeader("""{"alg":"ES256","crit":["b64"]}"""), Type).Refusal!.Code);
        Assert.Equal("signature-invalid", key.Public.Verify(WithHeader("[]"), Type).Refusal!.Code);
        Assert.Equal("signature-invalid", key.Public.Verify(WithHeader("{"), Type).Refusal!.Code);

        string WithHeader(string header) => $"{Jws.Encode(System.Text.Encoding.UTF8.GetBytes(header))}.{parts[1]}.{parts[2]}";
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("....")]
    [InlineData("e30.e30.e30")]
    [InlineData("!.!.!")]
    public void What_is_no_JWS_is_refused(string text)
    {
        using var key = SigningKey.Create();
        Assert.Equal("signature-invalid", key.Public.Verify(text, Type).Refusal!.Code);
    }

    [Fact]
    public void A_public_key_cannot_sign()
    {
        using var key = SigningKey.Create();
        Assert.Equal("key-invalid", SigningKey.FromPem(key.Public.ToPem()).Refusal!.Code);
        Assert.Equal("key-invalid", SigningKey.FromPem("").Refusal!.Code);
    }
}
