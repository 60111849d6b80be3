using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>How many encodings have each bit set, of those that were added.</summary>
/// <param name="length">Bits of an encoding.</param>
public sealed class BitCounts(int length)
{
    private readonly int[] _ones = new int[length];

    /// <summary>By bit, in the order of the words.</summary>
    public IReadOnlyList<int> Ones => _ones;

    public int Records { get; private set; }

    public void Add(EncodingSet set)
    {
        for (var record = 0; record < set.Count; record++)
        {
            for (var bit = 0; bit < _ones.Length; bit++) _ones[bit] += (int)(set[record][bit >> 6] >> (bit & 63) & 1);
        }

        Records += set.Count;
    }
}
