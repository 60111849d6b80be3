namespace Linkage.Domain.Regression;

/// <summary>The inverse of a positive definite matrix by Cholesky's factors.</summary>
internal static class SymmetricInverse
{
    private const double LeastPivot = 1e-12;

    /// <param name="entry">The lower triangle.</param>
    /// <returns>Null when it is not positive definite, or nearly not.</returns>
    public static double[,]? Of(int size, Func<int, int, double> entry)
    {
        var factor = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = entry(i, j);
                for (var k = 0; k < j; k++) rest -= factor[i, k] * factor[j, k];
                if (i == j && !(rest > LeastPivot * entry(i, i))) return null;
                factor[i, j] = i == j ? Math.Sqrt(rest) : rest / factor[j, j];
            }
        }

        return Product(size, Lower(size, factor));
    }

    private static double[,] Lower(int size, double[,] factor)
    {
        var inverse = new double[size, size];
        for (var j = 0; j < size; j++)
        {
            inverse[j, j] = 1 / factor[j, j];
            for (var i = j + 1; i < size; i++)
            {
                var sum = 0.0;
                for (var k = j; k < i; k++) sum -= factor[i, k] * inverse[k, j];
                inverse[i, j] = sum / factor[i, i];
            }
        }

        return inverse;
    }

    private static double[,] Product(int size, double[,] lower)
    {
        var product = new double[size, size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
                for (var k = Math.Max(i, j); k < size; k++) product[i, j] += lower[k, i] * lower[k, j];
        return product;
    }
}
