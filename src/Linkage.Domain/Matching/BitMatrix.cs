namespace Linkage.Domain.Matching;

/// <summary>Transposes 64 × 64 bits by swapping ever smaller squares (Warren, Hacker's Delight, section 7-3).</summary>
internal static class BitMatrix
{
    public const int Size = 64;

    /// <param name="rows">64 words; bit j of word i goes to bit i of word j.</param>
    public static void Transpose(Span<ulong> rows)
    {
        var mask = 0x0000_0000_FFFF_FFFFUL;
        for (var size = Size / 2; size != 0; size >>= 1, mask ^= mask << size)
        {
            for (var row = 0; row < Size; row = (row + size + 1) & ~size)
            {
                var swap = ((rows[row] >> size) ^ rows[row + size]) & mask;
                rows[row] ^= swap << size;
                rows[row + size] ^= swap;
            }
        }
    }
}
