using System.Buffers.Binary;
using System.Security.Cryptography;
using Linkage.Domain.Keys;

namespace Linkage.Domain.Sealing;

/// <summary>
/// HPKE in base mode (RFC 9180) with DHKEM(P-256, HKDF-SHA256) and HKDF-SHA256. The product uses AES-256-GCM; the AEAD is an
/// argument so that the published vectors of AES-128-GCM (appendix A.3) run through the same code.
/// Base mode proves nothing about the sender: who needs that signs, or compares fingerprints by another way.
/// </summary>
internal static class Hpke
{
    public const int EncapsulatedLength = P256Point.UncompressedLength;
    public const int NonceLength = 12;
    public const int TagLength = 16;
    private const byte BaseMode = 0;
    private const ushort KemP256 = 0x0010;
    private const ushort KdfSha256 = 0x0001;

    /// <summary>AEAD identifiers of RFC 9180, section 7.3.</summary>
    public enum Aead : ushort
    {
        Aes128Gcm = 0x0001,
        Aes256Gcm = 0x0002,
    }

    private static ReadOnlySpan<byte> KemSuite => "KEM\0\x10"u8;

    /// <summary>SetupBaseS (section 5.1.1).</summary>
    public static HpkeContext Send(SealingPublicKey recipient, ReadOnlySpan<byte> info, out byte[] encapsulated, Aead aead = Aead.Aes256Gcm)
    {
        using var ephemeral = SealingKeyPair.Create();
        return Send(recipient, ephemeral, info, out encapsulated, aead);
    }

    internal static HpkeContext Send(
        SealingPublicKey recipient, SealingKeyPair ephemeral, ReadOnlySpan<byte> info, out byte[] encapsulated, Aead aead)
    {
        encapsulated = ephemeral.Public.Point.Uncompressed;
        return Schedule(SharedSecret(ephemeral, recipient.Point, encapsulated, recipient.Point.Uncompressed), info, aead);
    }

    /// <summary>SetupBaseR (section 5.1.1).</summary>
    /// <exception cref="SealBrokenException">The encapsulated key is not a point on the curve (section 7.1.4).</exception>
    public static HpkeContext Receive(
        SealingKeyPair recipient, ReadOnlySpan<byte> encapsulated, ReadOnlySpan<byte> info, Aead aead = Aead.Aes256Gcm)
    {
        var point = P256Point.FromUncompressed(encapsulated);
        if (point.IsRefused) throw new SealBrokenException(SealFault.Altered);
        return Schedule(SharedSecret(recipient, point.Value, encapsulated, recipient.Public.Point.Uncompressed), info, aead);
    }

    /// <summary>
    /// Encap / Decap (section 4.1): both sides agree on the point and bind it to the encapsulated and the recipient's key.
    /// </summary>
    internal static byte[] SharedSecret(SealingKeyPair own, P256Point other, ReadOnlySpan<byte> encapsulated, ReadOnlySpan<byte> recipient)
    {
        var agreed = own.Agree(other);
        var extracted = LabeledExtract(KemSuite, [], "eae_prk"u8, agreed);
        var secret = LabeledExpand(KemSuite, extracted, "shared_secret"u8, [.. encapsulated, .. recipient], 32);
        CryptographicOperations.ZeroMemory(agreed);
        CryptographicOperations.ZeroMemory(extracted);
        return secret;
    }

    /// <summary>KeySchedule (section 5.1) without a pre-shared key. Erases the shared secret.</summary>
    private static HpkeContext Schedule(byte[] shared, ReadOnlySpan<byte> info, Aead aead)
    {
        Span<byte> suite = stackalloc byte[10];
        "HPKE"u8.CopyTo(suite);
        BinaryPrimitives.WriteUInt16BigEndian(suite[4..], KemP256);
        BinaryPrimitives.WriteUInt16BigEndian(suite[6..], KdfSha256);
        BinaryPrimitives.WriteUInt16BigEndian(suite[8..], (ushort)aead);
        byte[] context =
        [
            BaseMode, .. LabeledExtract(suite, [], "psk_id_hash"u8, []), .. LabeledExtract(suite, [], "info_hash"u8, info),
        ];
        var secret = LabeledExtract(suite, shared, "secret"u8, []);
        var key = LabeledExpand(suite, secret, "key"u8, context, aead == Aead.Aes256Gcm ? 32 : 16);
        var nonce = LabeledExpand(suite, secret, "base_nonce"u8, context, NonceLength);
        CryptographicOperations.ZeroMemory(shared);
        CryptographicOperations.ZeroMemory(secret);
        return new HpkeContext(key, nonce);
    }

    /// <summary>LabeledExtract (section 4).</summary>
    private static byte[] LabeledExtract(
        ReadOnlySpan<byte> suite, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> label, ReadOnlySpan<byte> material)
    {
        byte[] labeled = [.. "HPKE-v1"u8, .. suite, .. label, .. material];
        var extracted = new byte[32];
        HKDF.Extract(HashAlgorithmName.SHA256, labeled, salt, extracted);
        CryptographicOperations.ZeroMemory(labeled);
        return extracted;
    }

    /// <summary>LabeledExpand (section 4).</summary>
    private static byte[] LabeledExpand(
        ReadOnlySpan<byte> suite, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> label, ReadOnlySpan<byte> info, int length)
    {
        byte[] labeled = [(byte)(length >> 8), (byte)length, .. "HPKE-v1"u8, .. suite, .. label, .. info];
        var expanded = new byte[length];
        HKDF.Expand(HashAlgorithmName.SHA256, secret, expanded, labeled);
        return expanded;
    }
}
