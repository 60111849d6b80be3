using System.Buffers.Binary;
using System.Security.Cryptography;
using Linkage.Domain.Keys;

namespace Linkage.Domain.Sealing;

/// <summary>
/// First 111 bytes of a sealed file: magic (8), version (2, big-endian), key id (32), chunk size (4, big-endian),
/// encapsulated key (65). Its SHA-256 is part of what every chunk authenticates.
/// </summary>
internal sealed record SealedHeader(KeyId KeyId, int ChunkSize, byte[] Encapsulated)
{
    public const int Length = 8 + 2 + KeyId.ByteLength + 4 + Hpke.EncapsulatedLength;
    private const ushort Version = 1;
    private const int SmallestChunk = 16;
    private const int LargestChunk = 1 << 20;

    public static ReadOnlySpan<byte> Magic => "LKSEAL1\n"u8;

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(8), Version);
        KeyId.ToBytes().CopyTo(bytes, 10);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(42), ChunkSize);
        Encapsulated.CopyTo(bytes, 46);
        return bytes;
    }

    /// <exception cref="SealBrokenException">No header, an unknown version, or a chunk size that would not fit in memory.</exception>
    public static SealedHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic)) throw new SealBrokenException(SealFault.NotSealed);
        if (bytes.Length < Length) throw new SealBrokenException(SealFault.Altered);
        if (BinaryPrimitives.ReadUInt16BigEndian(bytes[8..]) != Version) throw new SealBrokenException(SealFault.UnknownVersion);
        var chunkSize = BinaryPrimitives.ReadInt32BigEndian(bytes[42..]);
        if (chunkSize is < SmallestChunk or > LargestChunk) throw new SealBrokenException(SealFault.UnknownVersion);
        return new SealedHeader(KeyId.FromBytes(bytes.Slice(10, KeyId.ByteLength)), chunkSize, bytes[46..Length].ToArray());
    }

    /// <summary>SHA-256 of the header, chunk index (8, big-endian), 1 for the last chunk and else 0.</summary>
    public static byte[] Associated(ReadOnlySpan<byte> header)
    {
        var associated = new byte[SHA256.HashSizeInBytes + 9];
        SHA256.HashData(header, associated);
        return associated;
    }

    public static void Place(byte[] associated, ulong index, bool last)
    {
        BinaryPrimitives.WriteUInt64BigEndian(associated.AsSpan(SHA256.HashSizeInBytes), index);
        associated[^1] = last ? (byte)1 : (byte)0;
    }
}
