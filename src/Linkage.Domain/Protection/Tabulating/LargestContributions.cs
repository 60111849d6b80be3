using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Protection.Tabulating;

/// <summary>The largest absolute contributions to a cell, in descending order, and the sum of all of them.</summary>
public sealed class LargestContributions
{
    private readonly Int128[] _largest = new Int128[PolicyFaults.MostContributions];

    /// <summary>x1 ≥ x2 ≥ …, zero where there are no more contributors.</summary>
    public IReadOnlyList<Int128> Largest => _largest;

    /// <summary>Sum of the absolute contributions.</summary>
    public Int128 Magnitude { get; private set; }

    internal void Add(Int128 contribution)
    {
        var size = Int128.Abs(contribution);
        Magnitude += size;
        Insert(size);
    }

    internal void Merge(LargestContributions other)
    {
        Magnitude += other.Magnitude;
        foreach (var size in other._largest) Insert(size);
    }

    private void Insert(Int128 size)
    {
        if (size <= _largest[^1]) return;
        var at = _largest.Length - 1;
        for (; at > 0 && _largest[at - 1] < size; at--) _largest[at] = _largest[at - 1];
        _largest[at] = size;
    }
}
