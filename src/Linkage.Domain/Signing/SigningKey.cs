using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Signing;

/// <summary>Private key with which releases and audit heads are signed: ES256 (RFC 7518, section 3.4). Safe for concurrent use.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly Lock _one = new(); // The platform promises nothing for concurrent use of one key object.
    private readonly ECDsa _private;

    private SigningKey(ECDsa key)
    {
        _private = key;
        Public = new VerificationKey(P256Point.Of(key));
    }

    public VerificationKey Public { get; }

    public KeyId Id => Public.Id;

    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>From an unencrypted PKCS #8 PEM.</summary>
    public static Outcome<SigningKey> FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            key.SignHash(new byte[SHA256.HashSizeInBytes]); // A public key only throws here.
            if (P256Point.IsP256(key)) return new SigningKey(key);
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

    /// <summary>JWS in compact form, the payload inside (RFC 7515, section 7.1); header <c>{"alg":"ES256","kid":…,"typ":…}</c>.</summary>
    /// <param name="type">What the payload is, such as <c>linkage-release+jws</c>: a signature on one thing is never taken for
    /// another.</param>
    public string Sign(ReadOnlySpan<byte> payload, string type)
    {
        var signingInput = Jws.SigningInput(Header(type), payload);
        return signingInput + "." + Jws.Encode(Raw(signingInput));
    }

    /// <summary>JWS with detached payload: the middle part is empty (RFC 7515, appendix F).</summary>
    public string SignDetached(ReadOnlySpan<byte> payload, string type)
    {
        var header = Header(type);
        return Jws.Encode(header) + ".." + Jws.Encode(Raw(Jws.SigningInput(header, payload)));
    }

    public void Dispose() => _private.Dispose();

    private byte[] Header(string type) => Canonical.CanonicalJson.Bytes(
        new JsonObject { ["alg"] = Jws.Algorithm, ["kid"] = Id.ToString(), ["typ"] = type });

    /// <summary>R || S, 64 bytes (RFC 7518, section 3.4).</summary>
    private byte[] Raw(string signingInput)
    {
        var bytes = Encoding.ASCII.GetBytes(signingInput);
        lock (_one) return _private.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
