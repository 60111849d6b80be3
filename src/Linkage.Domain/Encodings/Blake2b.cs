using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Linkage.Domain.Encodings;

/// <summary>
/// BLAKE2b (RFC 7693) for one key and one salt, kept as the state after the key block, so that each message costs only its own
/// blocks. The salt is the parameter block's bytes 32–47 (BLAKE2 specification, section 2.5). Safe to share between threads.
/// </summary>
internal sealed class Blake2b
{
    public const int BlockLength = 128;
    public const int MaxDigestLength = 64;
    public const int MaxKeyLength = 64;
    public const int MaxSaltLength = 16;

    private static ReadOnlySpan<ulong> Initial =>
    [
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    ];

    private static ReadOnlySpan<byte> Sigma =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
    ];

    private readonly ulong[] _unkeyed = Initial.ToArray();
    private readonly ulong[] _start;
    private readonly byte[] _keyBlock = [];
    private readonly int _digestLength;

    public Blake2b(int digestLength, ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digestLength, MaxDigestLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, MaxKeyLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(salt.Length, MaxSaltLength);
        _digestLength = digestLength;
        Span<byte> padded = stackalloc byte[MaxSaltLength];
        padded.Clear();
        salt.CopyTo(padded);
        _unkeyed[0] ^= 0x0101_0000UL ^ ((ulong)key.Length << 8) ^ (ulong)digestLength;
        _unkeyed[4] ^= BinaryPrimitives.ReadUInt64LittleEndian(padded);
        _unkeyed[5] ^= BinaryPrimitives.ReadUInt64LittleEndian(padded[8..]);
        _start = [.. _unkeyed];
        if (key.IsEmpty) return;
        _keyBlock = new byte[BlockLength];
        key.CopyTo(_keyBlock);
        Compress(_start, _keyBlock, BlockLength, last: false);
    }

    public void Hash(ReadOnlySpan<byte> message, Span<byte> digest)
    {
        Span<ulong> state = stackalloc ulong[8];
        if (message.IsEmpty && _keyBlock.Length > 0)
        {
            _unkeyed.CopyTo(state);
            Compress(state, _keyBlock, BlockLength, last: true);
        }
        else
        {
            _start.CopyTo(state);
            Absorb(state, message);
        }

        Span<byte> full = stackalloc byte[MaxDigestLength];
        for (var i = 0; i < 8; i++) BinaryPrimitives.WriteUInt64LittleEndian(full[(8 * i)..], state[i]);
        full[.._digestLength].CopyTo(digest);
    }

    private void Absorb(Span<ulong> state, ReadOnlySpan<byte> message)
    {
        var counter = (ulong)_keyBlock.Length;
        while (message.Length > BlockLength)
        {
            counter += BlockLength;
            Compress(state, message[..BlockLength], counter, last: false);
            message = message[BlockLength..];
        }

        Span<byte> tail = stackalloc byte[BlockLength];
        tail.Clear();
        message.CopyTo(tail);
        Compress(state, tail, counter + (ulong)message.Length, last: true);
    }

    /// <summary>The four rows of the working matrix as vectors: a round is one mix of the columns and one of the diagonals.</summary>
    private static void Compress(Span<ulong> state, ReadOnlySpan<byte> block, ulong counter, bool last)
    {
        Span<ulong> m = stackalloc ulong[16];
        for (var i = 0; i < 16; i++) m[i] = BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * i)..]);
        Vector256<ulong> a0 = Vector256.Create<ulong>(state), b0 = Vector256.Create<ulong>(state[4..]);
        Vector256<ulong> a = a0, b = b0, c = Vector256.Create(Initial);
        var d = Vector256.Create(Initial[4..]) ^ Vector256.Create(counter, 0, last ? ulong.MaxValue : 0, 0);
        for (var round = 0; round < 12; round++)
        {
            var s = Sigma.Slice(round % 10 * 16, 16);
            Mix(ref a, ref b, ref c, ref d,
                Vector256.Create(m[s[0]], m[s[2]], m[s[4]], m[s[6]]), Vector256.Create(m[s[1]], m[s[3]], m[s[5]], m[s[7]]));
            b = Vector256.Shuffle(b, Vector256.Create(1UL, 2, 3, 0));
            c = Vector256.Shuffle(c, Vector256.Create(2UL, 3, 0, 1));
            d = Vector256.Shuffle(d, Vector256.Create(3UL, 0, 1, 2));
            Mix(ref a, ref b, ref c, ref d,
                Vector256.Create(m[s[8]], m[s[10]], m[s[12]], m[s[14]]), Vector256.Create(m[s[9]], m[s[11]], m[s[13]], m[s[15]]));
            b = Vector256.Shuffle(b, Vector256.Create(3UL, 0, 1, 2));
            c = Vector256.Shuffle(c, Vector256.Create(2UL, 3, 0, 1));
            d = Vector256.Shuffle(d, Vector256.Create(1UL, 2, 3, 0));
        }

        (a0 ^ a ^ c).CopyTo(state);
        (b0 ^ b ^ d).CopyTo(state[4..]);
    }

    private static void Mix(
        ref Vector256<ulong> a,
        ref Vector256<ulong> b,
        ref Vector256<ulong> c,
        ref Vector256<ulong> d,
        Vector256<ulong> x,
        Vector256<ulong> y)
    {
        a = a + b + x;
        d = RotateRight(d ^ a, 32);
        c += d;
        b = RotateRight(b ^ c, 24);
        a = a + b + y;
        d = RotateRight(d ^ a, 16);
        c += d;
        b = RotateRight(b ^ c, 63);
    }

    private static Vector256<ulong> RotateRight(Vector256<ulong> v, int bits) => (v >>> bits) | (v << (64 - bits));
}
