using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Keys;

/// <summary>
/// A public point on NIST P-256 that is known to lie on the curve, with its three written forms: JWK (RFC 7517 and 7518),
/// PEM (SubjectPublicKeyInfo) and the uncompressed octets of SEC 1, section 2.3.3 (65 bytes, first 0x04).
/// </summary>
internal sealed class P256Point
{
    public const int UncompressedLength = 65;
    private const int CoordinateLength = 32;

    private P256Point(byte[] x, byte[] y)
    {
        (X, Y) = (x, y);
        Id = KeyId.Thumbprint(this);
    }

    public byte[] X { get; }

    public byte[] Y { get; }

    public KeyId Id { get; }

    public ECParameters Parameters => new() { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = X, Y = Y } };

    public byte[] Uncompressed => [0x04, .. X, .. Y];

    /// <summary>From a key that the platform made or imported, hence on its curve.</summary>
    public static P256Point Of(ECAlgorithm key)
    {
        var point = key.ExportParameters(false).Q;
        return new P256Point(point.X!, point.Y!);
    }

    public static Outcome<P256Point> FromUncompressed(ReadOnlySpan<byte> octets) =>
        octets.Length == UncompressedLength && octets[0] == 0x04
            ? OnCurve(octets[1..(1 + CoordinateLength)].ToArray(), octets[(1 + CoordinateLength)..].ToArray())
            : NotAKey("The point is not in the uncompressed form of 65 bytes.");

    public static Outcome<P256Point> FromPem(string pem)
    {
        try
        {
            using var key = ECDiffieHellman.Create();
            key.ImportFromPem(pem);
            return IsP256(key) ? Of(key) : NotAKey("The key is not on the curve P-256.");
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            return NotAKey("The text is not a PEM of a P-256 public key.");
        }
    }

    public static Outcome<P256Point> FromJwk(JsonObject jwk)
    {
        if (Text(jwk, "kty") != "EC" || Text(jwk, "crv") != "P-256") return NotAKey("The JWK is not of kty EC and crv P-256.");
        if (jwk.ContainsKey("d")) return NotAKey("The JWK holds a private key where a public one is expected.");
        return Coordinate(Text(jwk, "x")) is { } x && Coordinate(Text(jwk, "y")) is { } y
            ? OnCurve(x, y)
            : NotAKey("The members x and y are not base64url of 32 bytes each.");
    }

    public JsonObject ToJwk(string use) => new()
    {
        ["crv"] = "P-256",
        ["kid"] = Id.ToString(),
        ["kty"] = "EC",
        ["use"] = use,
        ["x"] = Base64Url.EncodeToString(X),
        ["y"] = Base64Url.EncodeToString(Y),
    };

    public string ToPem()
    {
        using var key = ECDiffieHellman.Create(Parameters);
        return key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    public static bool IsP256(ECAlgorithm key) => key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;

    public static Refusal NotAKey(string sentence) => new(RefusalKind.Invalid, "key-invalid", sentence);

    private static Outcome<P256Point> OnCurve(byte[] x, byte[] y)
    {
        var point = new P256Point(x, y);
        try
        {
            using var key = ECDiffieHellman.Create(point.Parameters);
            return point;
        }
        catch (CryptographicException)
        {
            return NotAKey("The point is not on the curve P-256.");
        }
    }

    private static string? Text(JsonObject jwk, string member) =>
        jwk.TryGetPropertyValue(member, out var node) && node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static byte[]? Coordinate(string? text) => Base64UrlText.Decode(text, CoordinateLength);
}
