using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Linkage.Domain.Sealing;

/// <summary>
/// Encryption context of RFC 9180, section 5.2. The caller states the sequence number, since the chunks of a file carry it in their
/// place; to seal twice under one number would break the confidentiality of both, so a sealer counts and never goes back.
/// </summary>
internal sealed class HpkeContext : IDisposable
{
    private readonly AesGcm _aead;
    private readonly byte[] _baseNonce;

    /// <summary>Takes ownership of the key and erases it: the cipher holds its own copy.</summary>
    public HpkeContext(byte[] key, byte[] baseNonce)
    {
        _aead = new AesGcm(key, Hpke.TagLength);
        _baseNonce = baseNonce;
        CryptographicOperations.ZeroMemory(key);
    }

    /// <param name="sealedBytes">As long as the plain bytes and a tag of 16 bytes.</param>
    public void Seal(ulong sequence, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> plain, Span<byte> sealedBytes)
    {
        Span<byte> nonce = stackalloc byte[Hpke.NonceLength];
        Nonce(sequence, nonce);
        _aead.Encrypt(nonce, plain, sealedBytes[..plain.Length], sealedBytes.Slice(plain.Length, Hpke.TagLength), associated);
    }

    /// <returns>False when the bytes, their place or their associated data are not what was sealed; the target is then zeroed.</returns>
    public bool TryOpen(ulong sequence, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> sealedBytes, Span<byte> plain)
    {
        if (sealedBytes.Length < Hpke.TagLength) return false;
        Span<byte> nonce = stackalloc byte[Hpke.NonceLength];
        Nonce(sequence, nonce);
        var length = sealedBytes.Length - Hpke.TagLength;
        try
        {
            _aead.Decrypt(nonce, sealedBytes[..length], sealedBytes[length..], plain[..length], associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            plain[..length].Clear();
            return false;
        }
    }

    public void Dispose() => _aead.Dispose();

    /// <summary>ComputeNonce: the base nonce xor the sequence number as 12 big-endian bytes.</summary>
    private void Nonce(ulong sequence, Span<byte> nonce)
    {
        BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], sequence);
        nonce[..4].Clear();
        for (var i = 0; i < nonce.Length; i++) nonce[i] ^= _baseNonce[i];
    }
}
