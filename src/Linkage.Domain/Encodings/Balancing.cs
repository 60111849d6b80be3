using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Linkage.Domain.Encodings;

/// <summary>
/// Balanced Bloom filters (Schnell and Borgs, "Randomized response and balanced Bloom filters for privacy preserving record
/// linkage", 2016): the filter followed by its complement, all bits put in an order that only the key tells. Half the bits are ones.
/// </summary>
internal sealed class Balancing
{
    private readonly int[] _targets;
    private readonly int _length;

    /// <param name="length">Bits before balancing.</param>
    public Balancing(ReadOnlySpan<byte> key, int length)
    {
        _length = length;
        var order = new (ulong Tag, int Position)[2 * length];
        Span<byte> tag = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> position = stackalloc byte[4];
        for (var i = 0; i < order.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(position, i);
            HMACSHA256.HashData(key, position, tag);
            order[i] = (BinaryPrimitives.ReadUInt64BigEndian(tag), i);
        }

        Array.Sort(order);
        _targets = [.. order.Select(entry => entry.Position)];
    }

    /// <param name="balanced">Cleared bytes for twice the bits.</param>
    public void Apply(ReadOnlySpan<byte> filter, Span<byte> balanced)
    {
        for (var i = 0; i < _length; i++)
        {
            var isSet = (filter[i >> 3] & (0x80 >> (i & 7))) != 0;
            var target = _targets[isSet ? i : i + _length];
            balanced[target >> 3] |= (byte)(0x80 >> (target & 7));
        }
    }
}
