using System.Numerics;

namespace Linkage.Domain.Matching;

/// <summary>An encoding that looks for candidates, with its ones listed in the order in which they are counted.</summary>
internal sealed class Probe
{
    private int[] _positions = [];
    private int _listed;

    public int Member { get; private set; }

    public int Ones { get; private set; }

    /// <summary>Where the planes of its ones begin, in words of a block; then the empty plane, up to a multiple of the group.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, _listed);

    /// <param name="ranked">Its bits in the order in which they are counted.</param>
    /// <param name="offsets">For each place in that order where its plane begins; then the empty one.</param>
    public void Set(int member, ReadOnlySpan<ulong> ranked, int[] offsets, int group)
    {
        (Member, _listed) = (member, 0);
        if (_positions.Length < offsets.Length + group) _positions = new int[offsets.Length + group];
        var positions = _positions;
        var listed = 0;
        for (var word = 0; word < ranked.Length; word++)
        {
            for (var rest = ranked[word]; rest != 0; rest &= rest - 1)
                positions[listed++] = offsets[(BitMatrix.Size * word) + BitOperations.TrailingZeroCount(rest)];
        }

        Ones = listed;
        while (listed % group != 0) positions[listed++] = offsets[^1];
        _listed = listed;
    }
}
