using System.Security.Cryptography;

namespace Linkage.Domain.Encodings;

/// <summary>How a schema turns the one shared secret into keys: HKDF (RFC 5869).</summary>
/// <param name="Salt">Bytes, empty when the schema names none.</param>
/// <param name="Info">Bytes, empty when the schema names none.</param>
/// <param name="KeySize">Length of each derived key in bytes.</param>
public sealed record KeyDerivation(HashAlgorithmName Hash, byte[] Salt, byte[] Info, int KeySize)
{
    /// <summary>clkhash's default: the block size of SHA-1 and MD5.</summary>
    public const int DefaultKeySize = 64;

    /// <summary>
    /// Keys that every feature takes, ignored ones included: the first for BLAKE2b and HMAC-SHA1, the second for HMAC-MD5.
    /// </summary>
    public const int KeysPerFeature = 2;

    /// <summary>RFC 5869, section 2.3: at most 255 blocks of the hash.</summary>
    public bool CanServe(int features) =>
        (long)features * KeysPerFeature * KeySize <= 255L * (Hash == HashAlgorithmName.SHA512 ? 64 : 32);

    /// <summary>The keys of each feature, in the order of the schema's features.</summary>
    internal byte[][][] Derive(ReadOnlySpan<byte> secret, int features)
    {
        var material = new byte[features * KeysPerFeature * KeySize];
        HKDF.DeriveKey(Hash, secret, material, Salt, Info);
        return
        [
            .. Enumerable.Range(0, features).Select(feature => Enumerable.Range(0, KeysPerFeature)
                .Select(key => material.AsSpan(((feature * KeysPerFeature) + key) * KeySize, KeySize).ToArray()).ToArray()),
        ];
    }
}
