using System.Security.Cryptography;

namespace Linkage.Domain.Keys;

/// <summary>
/// <see cref="ProjectKey.Of"/> for many pseudonyms of one entity type: the key is prepared once, which halves the time of each.
/// Not safe for concurrent use.
/// </summary>
public sealed class SubjectHash : IDisposable
{
    private readonly IncrementalHash _hash;
    private readonly byte[] _message = new byte[KeyedMessage.LongestWord + 1 + PartnerPseudonym.ByteLength];
    private readonly int _prefix;

    public SubjectHash(ProjectKey key, ReadOnlySpan<char> entityType)
    {
        _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes);
        _prefix = KeyedMessage.Word(entityType, _message);
    }

    public ProjectPseudonym Of(in PartnerPseudonym pseudonym)
    {
        pseudonym.CopyTo(_message.AsSpan(_prefix));
        _hash.AppendData(_message.AsSpan(0, _prefix + PartnerPseudonym.ByteLength));
        Span<byte> tag = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _hash.GetHashAndReset(tag);
        return ProjectPseudonym.FromBytes(tag[..ProjectPseudonym.ByteLength]);
    }

    public void Dispose() => _hash.Dispose();
}
