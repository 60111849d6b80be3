using System.Numerics;
using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>
/// Candidates transposed in blocks: per bit of the encoding one vector with a lane per candidate, set where the candidate does not have the
/// bit, then an empty vector. Lanes without a candidate have none. Candidates with about as many ones share a block, so that one bound
/// serves all of them.
/// </summary>
internal sealed class CandidateIndex
{
    private readonly int[] _members;
    private readonly int _vectorWords;
    private readonly AlignedWords _planes;

    /// <param name="members">Which encodings of the set are candidates.</param>
    /// <param name="vectorWords">64-bit words of a vector.</param>
    /// <param name="planes">Where the vectors are put; in the place of those of an index that is no longer used.</param>
    public CandidateIndex(EncodingSet set, ReadOnlySpan<int> members, int vectorWords, AlignedWords planes)
    {
        (Set, _vectorWords, _planes) = (set, vectorWords, planes);
        _members = members.ToArray();
        Array.Sort(_members, (a, b) => set.Ones(a).CompareTo(set.Ones(b)) is var byOnes and not 0 ? byOnes : a.CompareTo(b));
        BlockCount = (_members.Length + Lanes - 1) / Lanes;
        _planes.Take(BlockCount * BlockWords);
        for (var block = 0; block < BlockCount; block++)
        {
            for (var word = 1; word <= vectorWords; word++) _planes[((block + 1) * BlockWords) - word] = 0;
        }

        var frequencies = new int[set.Length];
        for (var start = 0; start < BlockCount * Lanes; start += BitMatrix.Size) Transpose(start, frequencies);
        var order = Enumerable.Range(0, set.Length).Select(position => ((long)frequencies[position] << 32) | (uint)position).ToArray();
        Array.Sort(order);
        (Ranks, Offsets) = (new int[set.Length], new int[set.Length + 1]);
        for (var rank = 0; rank < order.Length; rank++)
        {
            var position = (int)order[rank];
            (Ranks[position], Offsets[rank]) = (rank, position * vectorWords);
        }

        Offsets[^1] = set.Length * vectorWords;
    }

    public EncodingSet Set { get; }

    /// <summary>For each bit of the encoding its place among all, those that few candidates have first: misses then show early.</summary>
    public int[] Ranks { get; }

    /// <summary>For each place the first word of its plane; then that of the empty one.</summary>
    public int[] Offsets { get; }

    public int BlockCount { get; }

    /// <summary>Candidates of a block.</summary>
    public int Lanes => 64 * _vectorWords;

    private int BlockWords => (Set.Length + 1) * _vectorWords;

    public ref readonly ulong Misses(int block) => ref _planes[block * BlockWords];

    /// <summary>The candidates of a block in the order of its lanes, by rising number of ones.</summary>
    public ReadOnlySpan<int> Members(int block) =>
        _members.AsSpan(block * Lanes, Math.Min(Lanes, _members.Length - (block * Lanes)));

    /// <summary>Puts 64 candidates, or those that are left, from a place in their order into the lanes that are theirs.</summary>
    private void Transpose(int start, int[] frequencies)
    {
        var (block, lane) = (start / Lanes, start % Lanes);
        var part = _members.AsSpan(Math.Min(start, _members.Length), Math.Clamp(_members.Length - start, 0, BitMatrix.Size));
        Span<ulong> square = stackalloc ulong[BitMatrix.Size];
        for (var word = 0; word < Set.WordsPerEncoding; word++)
        {
            square.Clear();
            for (var i = 0; i < part.Length; i++) square[i] = Set[part[i]][word];
            BitMatrix.Transpose(square);
            var bits = Math.Min(BitMatrix.Size, Set.Length - (BitMatrix.Size * word));
            for (var bit = 0; bit < bits; bit++)
            {
                var position = (BitMatrix.Size * word) + bit;
                _planes[(block * BlockWords) + (position * _vectorWords) + (lane / BitMatrix.Size)] = ~square[bit];
                frequencies[position] += BitOperations.PopCount(square[bit]);
            }
        }
    }
}
