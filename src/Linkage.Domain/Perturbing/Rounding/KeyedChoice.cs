using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// Choices that nobody without the secret foresees and that are the same when made again: blocks of HMAC-SHA256(secret, counter).
/// </summary>
internal sealed class KeyedChoice(byte[] secret)
{
    private readonly byte[] _block = new byte[HMACSHA256.HashSizeInBytes];
    private int _used = HMACSHA256.HashSizeInBytes;
    private ulong _counter;

    /// <summary>True with probability <paramref name="part"/> / <paramref name="whole"/>, exactly.</summary>
    public bool Happens(long part, long whole)
    {
        var limit = ulong.MaxValue - ulong.MaxValue % (ulong)whole;
        while (true)
        {
            var drawn = Next64();
            if (drawn < limit) return drawn % (ulong)whole < (ulong)part;
        }
    }

    private ulong Next64()
    {
        if (_used == _block.Length)
        {
            Span<byte> counter = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64BigEndian(counter, _counter++);
            HMACSHA256.HashData(secret, counter, _block);
            _used = 0;
        }

        _used += sizeof(ulong);
        return BinaryPrimitives.ReadUInt64BigEndian(_block.AsSpan(_used - sizeof(ulong)));
    }
}
