namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>Symmetric positive definite matrices, by Cholesky's decomposition.</summary>
internal static class PositiveMatrix
{
    /// <param name="matrix">Overwritten.</param>
    public static double[] DiagonalOfInverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        Decompose(matrix, n);
        var diagonal = new double[n];
        var column = new double[n];
        for (var j = 0; j < n; j++)
        {
            // Column j of the inverse of the factor; the inverse of the whole is its product with itself.
            Array.Clear(column);
            column[j] = 1 / matrix[j, j];
            for (var i = j + 1; i < n; i++)
            {
                var sum = 0.0;
                for (var k = j; k < i; k++) sum -= matrix[i, k] * column[k];
                column[i] = sum / matrix[i, i];
            }

            for (var i = j; i < n; i++) diagonal[j] += column[i] * column[i];
        }

        return diagonal;
    }

    private static void Decompose(double[,] matrix, int n)
    {
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < j; k++) matrix[j, j] -= matrix[j, k] * matrix[j, k];
            matrix[j, j] = Math.Sqrt(Math.Max(matrix[j, j], 1e-12));
            for (var i = j + 1; i < n; i++)
            {
                for (var k = 0; k < j; k++) matrix[i, j] -= matrix[i, k] * matrix[j, k];
                matrix[i, j] /= matrix[j, j];
            }
        }
    }
}
