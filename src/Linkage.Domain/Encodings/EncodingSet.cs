using System.Buffers.Binary;
using System.Numerics;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Encodings;

/// <summary>
/// Encodings of one length, in the order in which they came, as 64-bit words side by side. Bit i of an encoding is bit
/// 7 − i mod 8 of byte i / 8; words hold the bytes little-endian, so that nothing but the grouping differs.
/// </summary>
public sealed class EncodingSet
{
    public const int MinLength = 64;
    public const int MaxLength = 4_096;

    private ulong[] _words;
    private int[] _ones;

    /// <param name="length">Bits of an encoding, a multiple of 8 from <see cref="MinLength"/> to <see cref="MaxLength"/>.</param>
    /// <param name="capacity">How many there is room for before more is taken.</param>
    public EncodingSet(int length, int capacity = 0)
    {
        if (length is < MinLength or > MaxLength || length % 8 != 0) throw new ArgumentOutOfRangeException(nameof(length));
        Length = length;
        (_ones, _words) = (new int[capacity], new ulong[capacity * WordsPerEncoding]);
    }

    /// <summary>Bits of an encoding.</summary>
    public int Length { get; }

    public int Count { get; private set; }

    public int WordsPerEncoding => (Length + 63) / 64;

    public ReadOnlySpan<ulong> this[int index] => _words.AsSpan(index * WordsPerEncoding, WordsPerEncoding);

    /// <summary>Number of ones of an encoding.</summary>
    public int Ones(int index) => _ones[index];

    /// <summary>Whether a bit is set, counted as the format counts: the first one is the most significant of the first byte.</summary>
    public bool IsSet(int index, int bit) => (this[index][bit >> 6] >> ((bit & 63) ^ 7) & 1) != 0;

    /// <param name="encoding">As many bytes as the length says.</param>
    public void Add(ReadOnlySpan<byte> encoding)
    {
        if (encoding.Length * 8 != Length) throw new ArgumentException("An encoding of another length.", nameof(encoding));
        if (Count == _ones.Length)
        {
            var capacity = Math.Max(1_024, Count + (Count / 2));
            Array.Resize(ref _ones, capacity);
            Array.Resize(ref _words, capacity * WordsPerEncoding);
        }

        Span<byte> padded = stackalloc byte[WordsPerEncoding * 8];
        padded.Clear();
        encoding.CopyTo(padded);
        for (var word = 0; word < WordsPerEncoding; word++)
        {
            var value = BinaryPrimitives.ReadUInt64LittleEndian(padded[(8 * word)..]);
            _words[(Count * WordsPerEncoding) + word] = value;
            _ones[Count] += BitOperations.PopCount(value);
        }

        Count++;
    }

    /// <summary>Takes all encodings away; their room stays.</summary>
    public void Clear()
    {
        Array.Clear(_ones, 0, Count);
        Count = 0;
    }

    /// <summary>Takes the encoding that was added last away again.</summary>
    public void RemoveLast()
    {
        ArgumentOutOfRangeException.ThrowIfZero(Count);
        _ones[--Count] = 0;
    }

    /// <summary>Number of ones that two encodings have in common.</summary>
    public static int Common(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        var common = 0;
        for (var word = 0; word < left.Length; word++) common += BitOperations.PopCount(left[word] & right[word]);
        return common;
    }

    /// <summary>Encodings that say nothing about anybody make nonsense of every similarity: none at all, or every bit.</summary>
    public static Fault? Unusable(int ones, int length, string pointer) =>
        ones == 0 ? new(pointer, "all-zeros", "The encoding has no bit set: the record had no value in any encoded field. Leave it out.")
        : ones == length ? new(pointer, "all-ones", "The encoding has every bit set: use fewer bits per token or a longer filter.")
        : null;
}
