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
}
