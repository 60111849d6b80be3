using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>An encoding that looks for candidates, with its ones listed in the order in which they are counted.</summary>
internal sealed class Probe
{
    private readonly List<int> _positions = [];

    public int Member { get; private set; }

    public int Ones { get; private set; }

    /// <summary>The ones, then the position of the empty plane up to a multiple of <paramref name="group"/>.</summary>
    public ReadOnlySpan<int> Positions => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_positions);

    public void Set(EncodingSet set, int member, int[] order, int group)
    {
        (Member, Ones) = (member, set.Ones(member));
        _positions.Clear();
        var encoding = set[member];
        foreach (var bit in order)
        {
            if ((encoding[bit >> 6] >> (bit & 63) & 1) != 0) _positions.Add(bit);
        }

        while (_positions.Count % group != 0) _positions.Add(set.Length);
    }
}
