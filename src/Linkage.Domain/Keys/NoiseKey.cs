using System.Buffers.Binary;
using System.Security.Cryptography;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Keys;

/// <summary>
/// The secret of one population from which the noise of the cell-key method follows; it never rotates within the population.
/// </summary>
public sealed class NoiseKey : SecretKey
{
    private const string Purpose = "noise-key-v1";

    private NoiseKey(byte[] bytes)
        : base(Purpose, bytes)
    {
    }

    public static NoiseKey Create() => new(Fresh());

    public static Outcome<NoiseKey> Parse(string text) => Read(Purpose, text).Then<NoiseKey>(bytes => new NoiseKey(bytes));

    /// <summary>
    /// Record key of the cell-key method: the first 64 bits of HMAC-SHA256(key, "v1" || 16 bytes of the project pseudonym).
    /// The pseudonym and not the dense index: that depends on the order in which deliveries came.
    /// </summary>
    public ulong RecordKey(in ProjectPseudonym subject)
    {
        Span<byte> message = stackalloc byte[2 + ProjectPseudonym.ByteLength];
        "v1"u8.CopyTo(message);
        subject.CopyTo(message[2..]);
        Span<byte> tag = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Mac(message, tag);
        return BinaryPrimitives.ReadUInt64BigEndian(tag);
    }
}
