using System.Numerics;

namespace Linkage.Domain.Regression;

/// <summary>
/// The cross products of intercept, columns and outcome, exact: X'X, X'y and y'y in the units of the rows. Column 0 is the intercept, the
/// last one the outcome.
/// </summary>
internal sealed class Moments
{
    private readonly BigInteger[][] _products;

    public Moments(Design design)
    {
        var (rows, size) = (design.Rows, design.Parameters + 1);
        var sums = new ExactSum[size * size];
        var row = new long[size];
        row[0] = 1;
        for (var r = 0; r < rows.Count; r++)
        {
            var values = rows.Values(r);
            for (var c = 0; c < design.Columns.Count; c++) row[c + 1] = design.Columns[c].Of(values);
            row[^1] = rows.Outcome(r);
            for (var i = 0; i < size; i++)
            {
                if (row[i] == 0) continue;
                for (var j = i; j < size; j++)
                    if (row[j] != 0) sums[i * size + j].Add((Int128)row[i] * row[j]);
            }
        }

        _products = [.. Enumerable.Range(0, size).Select(i =>
            Enumerable.Range(0, size).Select(j => sums[Math.Min(i, j) * size + Math.Max(i, j)].Value).ToArray())];
    }

    public BigInteger this[int i, int j] => _products[i][j];

    public int Outcome => _products.Length - 1;

    /// <summary>n² times the covariance.</summary>
    public BigInteger Scatter(int i, int j) => _products[0][0] * _products[i][j] - _products[0][i] * _products[0][j];
}
