using System.Numerics;

namespace Linkage.Domain.Tests.Protection;

/// <summary>A span by dense fraction-free elimination over the integers (Bareiss 1968), to check the sparse modular ones against.</summary>
internal sealed class RationalSpan(int rows)
{
    private readonly List<(int Pivot, BigInteger[] Column)> _basis = [];

    public void Add(IEnumerable<int> column)
    {
        var reduced = Reduce(column);
        var pivot = Array.FindIndex(reduced, v => !v.IsZero);
        if (pivot >= 0) _basis.Add((pivot, reduced));
    }

    public bool Contains(IEnumerable<int> column) => Reduce(column).All(v => v.IsZero);

    private BigInteger[] Reduce(IEnumerable<int> column)
    {
        var work = new BigInteger[rows];
        foreach (var row in column) work[row] = 1;
        foreach (var (pivot, basis) in _basis)
        {
            if (work[pivot].IsZero) continue;
            var (a, b) = (basis[pivot], work[pivot]);
            for (var r = 0; r < rows; r++) work[r] = work[r] * a - basis[r] * b;
        }

        return work;
    }
}
