using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Linkage.Domain.Keys;

/// <summary>
/// HMAC-SHA256 (RFC 2104) under one key of eight short messages at once. The states after the key's inner and outer block are kept, so
/// that a message of up to 55 bytes takes two compressions. Safe for concurrent use.
/// </summary>
internal sealed class HmacLanes : IDisposable
{
    public const int Lanes = Sha256Lanes.Lanes;
    public const int BlockLength = 64;

    /// <summary>With 0x80 and the length in bits it fills one block.</summary>
    public const int LongestMessage = 55;

    private const int StateWords = 8;
    private readonly uint[] _inner;
    private readonly uint[] _outer;

    public HmacLanes(ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, BlockLength);
        _inner = AfterKey(key, 0x36);
        _outer = AfterKey(key, 0x5c);
    }

    /// <summary>Ends a message that lies at the beginning of a block of 64 bytes, zero beyond it.</summary>
    public static void Pad(Span<byte> block, int messageLength)
    {
        block[messageLength..BlockLength].Clear();
        block[messageLength] = 0x80;
        BinaryPrimitives.WriteUInt16BigEndian(block[(BlockLength - 2)..], (ushort)(8 * (BlockLength + messageLength)));
    }

    /// <param name="blocks">Eight padded blocks of 64 bytes.</param>
    /// <param name="tags">Eight tags of 32 bytes.</param>
    public void Mac(ReadOnlySpan<byte> blocks, Span<byte> tags)
    {
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[StateWords];
        Span<Vector256<uint>> block = stackalloc Vector256<uint>[Sha256Lanes.Words];
        for (var word = 0; word < Sha256Lanes.Words; word++) block[word] = Gather(blocks[(4 * word)..]);
        Begin(state, _inner);
        Sha256Lanes.Compress(state, block);

        // The outer message is the inner digest: eight words, 0x80, and the length in bits of the key's block and 32 bytes.
        state.CopyTo(block);
        block[StateWords..].Clear();
        block[StateWords] = Vector256.Create(0x80000000u);
        block[^1] = Vector256.Create(8u * (BlockLength + SHA256.HashSizeInBytes));
        Begin(state, _outer);
        Sha256Lanes.Compress(state, block);
        Scatter(state, tags);
    }

    /// <summary>The states stand for the key as well as it does itself.</summary>
    public void Dispose()
    {
        Array.Clear(_inner);
        Array.Clear(_outer);
    }

    private static uint[] AfterKey(ReadOnlySpan<byte> key, byte pad)
    {
        Span<byte> padded = stackalloc byte[BlockLength];
        padded.Fill(pad);
        for (var i = 0; i < key.Length; i++) padded[i] ^= key[i];
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[StateWords];
        Span<Vector256<uint>> block = stackalloc Vector256<uint>[Sha256Lanes.Words];
        Begin(state, Sha256Lanes.Initial);
        for (var word = 0; word < Sha256Lanes.Words; word++)
            block[word] = Vector256.Create(BinaryPrimitives.ReadUInt32BigEndian(padded[(4 * word)..]));
        Sha256Lanes.Compress(state, block);
        CryptographicOperations.ZeroMemory(padded);
        var words = new uint[StateWords];
        for (var word = 0; word < StateWords; word++) words[word] = state[word].ToScalar();
        return words;
    }

    private static void Begin(Span<Vector256<uint>> state, ReadOnlySpan<uint> words)
    {
        for (var word = 0; word < StateWords; word++) state[word] = Vector256.Create(words[word]);
    }

    private static Vector256<uint> Gather(ReadOnlySpan<byte> at) => Vector256.Create(
        Word(at, 0), Word(at, 1), Word(at, 2), Word(at, 3), Word(at, 4), Word(at, 5), Word(at, 6), Word(at, 7));

    private static uint Word(ReadOnlySpan<byte> at, int lane) => BinaryPrimitives.ReadUInt32BigEndian(at[(BlockLength * lane)..]);

    private static void Scatter(ReadOnlySpan<Vector256<uint>> state, Span<byte> tags)
    {
        for (var word = 0; word < StateWords; word++)
            for (var lane = 0; lane < Lanes; lane++)
                BinaryPrimitives.WriteUInt32BigEndian(tags[(SHA256.HashSizeInBytes * lane + 4 * word)..], state[word][lane]);
    }
}
