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

    /// <summary>Whether one column is nothing, or one of two is a multiple of the other.</summary>
    public static bool AreDependent(BigInteger[][] columns)
    {
        if (columns.Any(column => column.All(v => v.IsZero))) return true;
        var at = Array.FindIndex(columns[0], v => !v.IsZero);
        return columns.Length == 2
            && Enumerable.Range(0, columns[0].Length).All(r => columns[0][r] * columns[1][at] == columns[1][r] * columns[0][at]);
    }

    /// <summary>What is left of a column, but for a factor.</summary>
    public BigInteger[] Reduce(IEnumerable<int> column)
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
