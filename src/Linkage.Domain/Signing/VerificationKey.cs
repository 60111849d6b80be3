using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Signing;

/// <summary>Public key with which anyone, offline, checks what the service signed.</summary>
public sealed class VerificationKey
{
    internal VerificationKey(P256Point point) => Point = point;

    public KeyId Id => Point.Id;

    private P256Point Point { get; }

    public static Outcome<VerificationKey> FromPem(string pem) =>
        P256Point.FromPem(pem).Then<VerificationKey>(point => new VerificationKey(point));

    public static Outcome<VerificationKey> FromJwk(JsonObject jwk) =>
        P256Point.FromJwk(jwk).Then<VerificationKey>(point => new VerificationKey(point));

    public string ToPem() => Point.ToPem();

    /// <summary>JWK with kid, use = sig (RFC 7517).</summary>
    public JsonObject ToJwk() => Point.ToJwk("sig");

    /// <summary>The payload of a compact JWS that this key signed as the given type; else a refusal that says what is wrong.</summary>
    public Outcome<byte[]> Verify(string compact, string type) => Jws.Parse(compact).Then(jws => Verify(jws, jws.Payload, type));

    /// <summary>The same for a JWS with detached payload.</summary>
    public Outcome<byte[]> VerifyDetached(string detached, byte[] payload, string type) => Jws.Parse(detached)
        .Then(jws => jws.Payload.Length == 0 ? Verify(jws, payload, type) : Jws.Refused("The signature is not detached."));

    private Outcome<byte[]> Verify(Jws jws, byte[] payload, string type)
    {
        if (jws.Type != type) return Jws.Refused("The signature is on something else: its type is not the one expected.");
        if (jws.KeyId != Id.ToString()) return Jws.Refused("The signature names another key.");
        return IsGenuine(jws, payload) ? payload : Jws.Refused("The signature does not fit the content.");
    }

    internal bool IsGenuine(Jws jws, byte[] payload)
    {
        using var key = ECDsa.Create(Point.Parameters);
        return key.VerifyData(
            Encoding.ASCII.GetBytes(Jws.SigningInput(jws.Header, payload)),
            jws.Signature,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
