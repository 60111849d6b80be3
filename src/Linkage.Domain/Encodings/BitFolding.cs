namespace Linkage.Domain.Encodings;

/// <summary>XOR folding: the second half of a filter is added to the first, modulo two (Schnell and Borgs 2016).</summary>
internal static class BitFolding
{
    /// <param name="filter">Bits, most significant of each byte first; a length that halves <paramref name="folds"/> times.</param>
    /// <param name="folded">Cleared bytes for length / 2^folds bits.</param>
    public static void Fold(ReadOnlySpan<byte> filter, int length, int folds, Span<byte> folded)
    {
        var half = length >> folds;
        if (half % 8 == 0)
        {
            for (var start = 0; start < length / 8; start += half / 8)
            {
                for (var i = 0; i < half / 8; i++) folded[i] ^= filter[start + i];
            }

            return;
        }

        for (var bit = 0; bit < length; bit++)
        {
            if ((filter[bit >> 3] & (0x80 >> (bit & 7))) != 0) folded[bit % half >> 3] ^= (byte)(0x80 >> (bit % half & 7));
        }
    }
}
