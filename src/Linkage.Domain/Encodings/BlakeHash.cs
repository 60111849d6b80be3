using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Linkage.Domain.Encodings;

/// <summary>
/// clkhash's `blakeHash`: the 64 bytes of BLAKE2b(token, key, salt = decimal text of the block's number) are 32 little-endian
/// 16-bit numbers, each reduced modulo the filter's length. Needs a filter whose length is a power of two.
/// </summary>
internal sealed class BlakeHash(byte[] key, int filterLength) : TokenHash
{
    private const int PositionsPerDigest = 32;
    private readonly ConcurrentDictionary<int, Blake2b> _hashes = new();

    public override void Positions(ReadOnlySpan<byte> token, Span<int> positions)
    {
        Span<byte> digest = stackalloc byte[Blake2b.MaxDigestLength];
        for (var block = 0; block * PositionsPerDigest < positions.Length; block++)
        {
            _hashes.GetOrAdd(block, Salted, key).Hash(token, digest);
            var part = positions[(block * PositionsPerDigest)..];
            for (var i = 0; i < Math.Min(part.Length, PositionsPerDigest); i++)
                part[i] = BinaryPrimitives.ReadUInt16LittleEndian(digest[(2 * i)..]) & (filterLength - 1);
        }
    }

    private static Blake2b Salted(int block, byte[] key) =>
        new(Blake2b.MaxDigestLength, key, Encoding.ASCII.GetBytes(block.ToString(CultureInfo.InvariantCulture)));
}
