using System.Security.Cryptography;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Sealing;

/// <summary>
/// Key pair of a recipient: of the worker for uploads, of a partner for the relay of a linkage key. Safe for concurrent use.
/// </summary>
public sealed class SealingKeyPair : IDisposable
{
    private readonly Lock _one = new(); // The platform promises nothing for concurrent use of one key object.
    private readonly ECDiffieHellman _private;

    private SealingKeyPair(ECDiffieHellman key)
    {
        _private = key;
        Public = new SealingPublicKey(P256Point.Of(key));
    }

    public SealingPublicKey Public { get; }

    public KeyId Id => Public.Id;

    public static SealingKeyPair Create() => new(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>From an unencrypted PKCS #8 PEM.</summary>
    public static Outcome<SealingKeyPair> FromPem(string pem)
    {
        var key = ECDiffieHellman.Create();
        try
        {
            key.ImportFromPem(pem);
            using var _ = Probe(key);
            if (P256Point.IsP256(key)) return new SealingKeyPair(key);
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            // Falls through to the refusal: which of the two it was helps nobody, and the text may hold key material.
        }

        key.Dispose();
        return P256Point.NotAKey("The text is not a PEM of a P-256 private key.");
    }

    /// <summary>Unencrypted PKCS #8: for a file that only its owner can read.</summary>
    public string ToPem() => _private.ExportPkcs8PrivateKeyPem() + "\n";

    public void Dispose() => _private.Dispose();

    internal static SealingKeyPair Of(ECParameters parameters) => new(ECDiffieHellman.Create(parameters));

    /// <summary>The x coordinate of the shared point, 32 bytes (RFC 9180, section 7.1.1).</summary>
    internal byte[] Agree(P256Point other)
    {
        using var peer = ECDiffieHellman.Create(other.Parameters);
        lock (_one) return _private.DeriveRawSecretAgreement(peer.PublicKey);
    }

    /// <summary>Throws when the key is public only: such a key cannot agree on anything.</summary>
    private static ECDiffieHellman Probe(ECDiffieHellman key)
    {
        var scalar = key.ExportParameters(true).D;
        CryptographicOperations.ZeroMemory(scalar);
        return scalar is null ? throw new CryptographicException() : ECDiffieHellman.Create(key.ExportParameters(false));
    }
}
