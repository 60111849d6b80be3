using System.Numerics;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>
/// What follows from linear equations, over the rational numbers: dense elimination without fractions (Bareiss 1968), which shares nothing
/// with the sparse modular elimination of the product.
/// </summary>
/// <param name="unknowns">Number of unknowns; an equation is a set of them whose sum is known.</param>
internal sealed class ExactSpan(int unknowns)
{
    private readonly List<(int Pivot, BigInteger[] Row)> _basis = [];

    public void Learn(IEnumerable<int> sum)
    {
        var row = Reduce(sum);
        var pivot = Array.FindIndex(row, coefficient => !coefficient.IsZero);
        if (pivot >= 0) _basis.Add((pivot, row));
    }

    /// <summary>Whether this sum of unknowns can be computed from those that were learnt.</summary>
    public bool Reveals(IEnumerable<int> sum) => Reduce(sum).All(coefficient => coefficient.IsZero);

    private BigInteger[] Reduce(IEnumerable<int> sum)
    {
        var row = new BigInteger[unknowns];
        foreach (var unknown in sum) row[unknown] = 1;
        foreach (var (pivot, known) in _basis)
        {
            if (row[pivot].IsZero) continue;
            var (scale, times) = (known[pivot], row[pivot]);
            for (var at = 0; at < unknowns; at++) row[at] = row[at] * scale - known[at] * times;
        }

        return Shortened(row);
    }

    // Without this the coefficients double in length with every step.
    private static BigInteger[] Shortened(BigInteger[] row)
    {
        var divisor = row.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return divisor <= BigInteger.One ? row : [.. row.Select(coefficient => coefficient / divisor)];
    }
}
