using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Keys;

/// <summary>
/// Name of a P-256 public key: the base64url of the SHA-256 thumbprint of its JWK (RFC 7638), 43 characters.
/// Whoever holds the public key can compute it, so that a key and its name cannot drift apart.
/// </summary>
public readonly record struct KeyId
{
    public const int ByteLength = 32;
    private readonly string? _text;

    private KeyId(string text) => _text = text;

    public static Outcome<KeyId> Parse(string text) => Base64UrlText.Decode(text, ByteLength) is { } bytes
        ? FromBytes(bytes)
        : new Refusal(RefusalKind.Invalid, "key-id", "A key id is the base64url of a SHA-256 thumbprint: 43 characters.");

    public static KeyId FromBytes(ReadOnlySpan<byte> thumbprint)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(thumbprint.Length, ByteLength);
        return new KeyId(Base64Url.EncodeToString(thumbprint));
    }

    public byte[] ToBytes() => Base64Url.DecodeFromChars(ToString());

    public override string ToString() => _text ?? throw new InvalidOperationException("A key id that was never set.");

    /// <summary>RFC 7638, section 3.2: the required members of an EC key in lexicographic order, no white space.</summary>
    internal static KeyId Thumbprint(P256Point point) => FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(
        $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""")));
}
