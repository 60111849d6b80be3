using System.Buffers.Binary;
using Linkage.Domain.Matching;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>Takes a record as it is read; its content is valid during the call.</summary>
internal delegate void TakeRecord(int row, BlockKey key, ReadOnlySpan<byte> content);

/// <summary>
/// A record in a piece: row, rule, block and length of its content in 28 bytes, little-endian, and then the content.
/// </summary>
internal static class BlockRecord
{
    public const int HeadBytes = 28;

    public static void Write(Span<byte> target, int row, BlockKey key, ReadOnlySpan<byte> content)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, row);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], key.Rule);
        BinaryPrimitives.WriteUInt128LittleEndian(target[8..], key.Value);
        BinaryPrimitives.WriteInt32LittleEndian(target[24..], content.Length);
        content.CopyTo(target[HeadBytes..]);
    }

    /// <summary>Takes records of a piece after the first <paramref name="skip"/>, at most so many.</summary>
    /// <returns>How many were taken.</returns>
    public static int Read(ReadOnlySpan<byte> piece, long skip, long most, TakeRecord take)
    {
        var taken = 0;
        for (var at = 0; !piece.IsEmpty && taken < most; at++)
        {
            var end = HeadBytes + BinaryPrimitives.ReadInt32LittleEndian(piece[24..]);
            if (at >= skip)
            {
                var key = new BlockKey(
                    BinaryPrimitives.ReadInt32LittleEndian(piece[4..]), BinaryPrimitives.ReadUInt128LittleEndian(piece[8..]));
                take(BinaryPrimitives.ReadInt32LittleEndian(piece), key, piece[HeadBytes..end]);
                taken++;
            }

            piece = piece[end..];
        }

        return taken;
    }
}
