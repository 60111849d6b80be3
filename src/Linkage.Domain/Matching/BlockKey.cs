using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Linkage.Domain.Matching;

/// <summary>
/// A block that a record is in: by which of the blocking rules, and what its members agree on. A rule puts a record into one block at most;
/// a pair that several rules bring together belongs to the first of them.
/// </summary>
/// <param name="Rule">From zero.</param>
/// <param name="Value">Never zero, which stands for no block.</param>
public readonly record struct BlockKey(int Rule, UInt128 Value)
{
    /// <summary>Multiplicative hashing by the golden ratio (Knuth, The Art of Computer Programming 3, section 6.4).</summary>
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    /// <summary>
    /// Of the values of a rule's fields: the first 128 bits of a SHA-256 over them, each with its length, so that two blocks are one by an
    /// accident of 2⁻¹²⁸ only.
    /// </summary>
    public static BlockKey Of(int rule, ReadOnlySpan<string> values)
    {
        var size = 0;
        foreach (var value in values) size += sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length);
        var bytes = size <= 512 ? stackalloc byte[size] : new byte[size];
        var used = 0;
        foreach (var value in values)
        {
            var written = Encoding.UTF8.GetBytes(value, bytes[(used + sizeof(int))..]);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[used..], written);
            used += sizeof(int) + written;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..used], hash);
        return new(rule, UInt128.Max(1, BinaryPrimitives.ReadUInt128LittleEndian(hash)));
    }

    /// <summary>Puts blocks into buckets, about as many into each: the same one on every machine.</summary>
    /// <param name="buckets">A power of two up to 2³¹.</param>
    public int Bucket(int buckets)
    {
        var mixed = ((ulong)Value ^ (ulong)(Value >> 64) ^ ((ulong)(uint)Rule << 32)) * Golden;
        mixed = (mixed ^ (mixed >> 29)) * Golden;
        return (int)((mixed >> 33) & (uint)(buckets - 1));
    }
}
