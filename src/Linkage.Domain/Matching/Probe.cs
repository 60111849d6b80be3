using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>An encoding that looks for candidates, with its ones listed in the order in which they are counted.</summary>
internal sealed class Probe
{
    private int[] _positions = [];
    private int _listed;

    public int Member { get; private set; }

    public int Ones { get; private set; }

    /// <summary>The ones, then the position of the empty plane up to a multiple of the group.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, _listed);

    public void Set(EncodingSet set, int member, int[] order, int group)
    {
        (Member, Ones, _listed) = (member, set.Ones(member), 0);
        if (_positions.Length < set.Length + group) _positions = new int[set.Length + group];
        var encoding = set[member];

        // Written always and kept only when the bit is set: a branch on random bits would be guessed wrong half the time.
        foreach (var bit in order)
        {
            _positions[_listed] = bit;
            _listed += (int)(encoding[bit >> 6] >> bit) & 1;
        }

        while (_listed % group != 0) _positions[_listed++] = set.Length;
    }
}
