using System.Numerics;

namespace Linkage.Domain.Regression;

/// <summary>
/// A sum of floating-point numbers that does not depend on their order: each is rounded to a multiple of a power of two, and those are
/// added as integers.
/// </summary>
internal struct FixedSum
{
    private Int128 _sum;

    /// <summary>
    /// The finest power of two by which products of two standardised columns, each at most n in size for n rows, fit in 64 bits.
    /// </summary>
    public static double Scale(int rows) => Math.ScaleB(1, 61 - BitOperations.Log2((uint)rows));

    public readonly double Value(double scale) => (double)_sum / scale;

    public void Add(double term, double scale) => _sum += (long)Math.Round(term * scale);
}
