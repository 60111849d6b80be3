namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>A symmetric positive definite matrix, by Cholesky's decomposition.</summary>
internal sealed class PositiveMatrix
{
    private readonly double[][] _factor;

    /// <param name="lower">The lower triangle, row by row; overwritten.</param>
    public PositiveMatrix(double[][] lower)
    {
        _factor = lower;
        for (var i = 0; i < lower.Length; i++)
        {
            for (var j = 0; j < i; j++) lower[i][j] = (lower[i][j] - Product(lower[i], lower[j], 0, j)) / lower[j][j];
            lower[i][i] = Math.Sqrt(Math.Max(lower[i][i] - Product(lower[i], lower[i], 0, i), 1e-12));
        }
    }

    /// <summary>v'A⁻¹v.</summary>
    /// <param name="vector">Places and values, places ascending.</param>
    public double InverseForm(IReadOnlyList<(int At, double Value)> vector)
    {
        var (solved, from, next, form) = (new double[_factor.Length], vector[0].At, 0, 0.0);
        for (var i = from; i < solved.Length; i++)
        {
            var value = next < vector.Count && vector[next].At == i ? vector[next++].Value : 0;
            solved[i] = (value - Product(_factor[i], solved, from, i)) / _factor[i][i];
            form += solved[i] * solved[i];
        }

        return form;
    }

    private static double Product(double[] one, double[] other, int from, int to)
    {
        var sum = 0.0;
        for (var k = from; k < to; k++) sum += one[k] * other[k];
        return sum;
    }
}
