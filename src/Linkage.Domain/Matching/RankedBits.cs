using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>
/// Puts the bits of encodings in another order, 64 encodings at a time: transposed, a bit of all of them is one word, and words are moved
/// at once. A tenth of the work of looking at bit after bit.
/// </summary>
/// <param name="ranks">For each bit its new place.</param>
internal sealed class RankedBits(EncodingSet set, int[] ranks)
{
    /// <summary>Encodings that are taken at a time.</summary>
    public const int Most = BitMatrix.Size;

    private readonly int _words = set.WordsPerEncoding;
    private readonly ulong[] _rows = new ulong[BitMatrix.Size * set.WordsPerEncoding];
    private readonly ulong[] _ranked = new ulong[BitMatrix.Size * set.WordsPerEncoding];

    /// <summary>An encoding of those that were taken last.</summary>
    public ReadOnlySpan<ulong> this[int index] => _ranked.AsSpan(index * _words, _words);

    /// <param name="members">At most <see cref="Most"/>.</param>
    public void Take(ReadOnlySpan<int> members)
    {
        Span<ulong> square = stackalloc ulong[BitMatrix.Size];
        for (var word = 0; word < _words; word++)
        {
            square.Clear();
            for (var i = 0; i < members.Length; i++) square[i] = set[members[i]][word];
            BitMatrix.Transpose(square);
            var bits = Math.Min(BitMatrix.Size, ranks.Length - (BitMatrix.Size * word));
            for (var bit = 0; bit < bits; bit++) _rows[ranks[(BitMatrix.Size * word) + bit]] = square[bit];
        }

        for (var word = 0; word < _words; word++)
        {
            _rows.AsSpan(BitMatrix.Size * word, BitMatrix.Size).CopyTo(square);
            BitMatrix.Transpose(square);
            for (var i = 0; i < members.Length; i++) _ranked[(i * _words) + word] = square[i];
        }
    }
}
