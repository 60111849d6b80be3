using System.Text.Json.Nodes;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Sealing;

/// <summary>Public half of a key pair for sealing: whoever has it can seal, only the holder of the private half can open.</summary>
public sealed class SealingPublicKey
{
    internal SealingPublicKey(P256Point point) => Point = point;

    internal P256Point Point { get; }

    public KeyId Id => Point.Id;

    public static Outcome<SealingPublicKey> FromPem(string pem) =>
        P256Point.FromPem(pem).Then<SealingPublicKey>(point => new SealingPublicKey(point));

    public static Outcome<SealingPublicKey> FromJwk(JsonObject jwk) =>
        P256Point.FromJwk(jwk).Then<SealingPublicKey>(point => new SealingPublicKey(point));

    public string ToPem() => Point.ToPem();

    /// <summary>JWK with kid, use = enc (RFC 7517).</summary>
    public JsonObject ToJwk() => Point.ToJwk("enc");
}
