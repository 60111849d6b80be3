using System.Security.Cryptography;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Keys;

/// <summary>The secret of one project under which the ledger knows subjects after their microdata are gone.</summary>
public sealed class LedgerKey : SecretKey
{
    private const string Purpose = "ledger-key-v1";

    private LedgerKey(byte[] bytes)
        : base(Purpose, bytes)
    {
    }

    public static LedgerKey Create() => new(Fresh());

    public static Outcome<LedgerKey> Parse(string text) => Read(Purpose, text).Then<LedgerKey>(bytes => new LedgerKey(bytes));

    /// <summary>
    /// Name of a subject in the ledger: the first 128 bits of HMAC-SHA256(key, "v1" || 16 bytes of the project pseudonym).
    /// </summary>
    public UInt128 SubjectTag(in ProjectPseudonym subject)
    {
        Span<byte> tag = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> message = stackalloc byte[2 + ProjectPseudonym.ByteLength];
        "v1"u8.CopyTo(message);
        subject.CopyTo(message[2..]);
        Mac(message, tag);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(tag);
    }

    /// <summary>
    /// The same by the subject's number in the spine of its entity type, which it keeps when its microdata are deleted: the first 128 bits
    /// of HMAC-SHA256(key, "v2" || entity type || 0x1F || 8 bytes of the number, big-endian).
    /// </summary>
    /// <param name="entityType">Such as <c>person</c>: at most 64 characters of ASCII without 0x1F.</param>
    public UInt128 SubjectTag(ReadOnlySpan<char> entityType, long subject)
    {
        Span<byte> tag = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> message = stackalloc byte[2 + KeyedMessage.LongestWord + 1 + sizeof(long)];
        "v2"u8.CopyTo(message);
        var length = 2 + KeyedMessage.Word(entityType, message[2..]);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(message[length..], subject);
        Mac(message[..(length + sizeof(long))], tag);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(tag);
    }
}
