using System.Numerics;

namespace Linkage.Domain.Regression;

/// <summary>
/// The inverse of a symmetric matrix of integers as integers over one determinant: elimination without fractions (Bareiss 1968), so that
/// nothing is rounded.
/// </summary>
internal sealed class ExactInverse
{
    private readonly BigInteger[][] _adjugate;

    private ExactInverse(BigInteger[][] adjugate, BigInteger determinant) => (_adjugate, Determinant) = (adjugate, determinant);

    public BigInteger Determinant { get; }

    /// <summary>The entry of the inverse times the determinant.</summary>
    public BigInteger this[int i, int j] => _adjugate[i][j];

    /// <returns>Null with the first column that the ones before it determine, when there is none.</returns>
    public static (ExactInverse? Inverse, int Singular) Of(int size, Func<int, int, BigInteger> entry)
    {
        var last = BigInteger.One;
        var rows = new BigInteger[size][];
        for (var i = 0; i < size; i++)
        {
            rows[i] = new BigInteger[2 * size];
            for (var j = 0; j < size; j++) rows[i][j] = entry(i, j);
            rows[i][size + i] = BigInteger.One;
        }

        for (var k = 0; k < size; k++)
        {
            // Positive definite: the pivots are the leading principal minors, and one that is zero says that its column is no new one.
            if (rows[k][k].IsZero) return (null, k);
            for (var i = 0; i < size; i++)
            {
                if (i == k) continue;
                var factor = rows[i][k];
                for (var j = 0; j < 2 * size; j++) rows[i][j] = (rows[i][j] * rows[k][k] - factor * rows[k][j]) / last;
            }

            last = rows[k][k];
        }

        return (new([.. rows.Select(row => row[size..])], last), -1);
    }
}
