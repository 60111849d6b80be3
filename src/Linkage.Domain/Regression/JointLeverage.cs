using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Regression;

/// <summary>
/// Several models over the same rows tell every weighted sum that any of them does, and the differences: one with an indicator of a set and
/// one with that of all but one of it tell the outcome of the one. The leverage in the space that their columns span together shows it.
/// </summary>
public static class JointLeverage
{
    /// <summary>What the columns before leave unexplained of a column when it adds nothing that six digits would show.</summary>
    private const double Nothing = 1e-12;

    private const int MostColumns = 200;

    /// <param name="models">Each with all rows, in the same order.</param>
    /// <returns>
    /// The largest leverage; 0 for fewer than two models. Models over different rows are refused for what they lack, and too many columns
    /// here.
    /// </returns>
    public static Outcome<double> Of(IReadOnlyList<ModelRows> models)
    {
        if (models.Count < 2 || models[0].Count == 0 || models.Any(rows => rows.Count != models[0].Count || rows.HasRepeats)) return 0;
        var columns = new JointColumns(models);
        if (columns.Count > MostColumns)
            return ModelRefusal.Of(0, "coefficients", $"More than {MostColumns} columns are not judged together.");
        var (factor, largest) = (Factor(columns), 0.0);
        var (row, whitened) = (new double[columns.Count], new double[columns.Count]);
        for (var at = 0; at < columns.Rows; at++)
        {
            columns.Read(at, row);
            largest = Math.Max(largest, (1 + Whiten(factor, row, whitened)) / columns.Rows);
        }

        return largest;
    }

    /// <summary>Cholesky's factor of the correlations, in which a column that adds nothing has no part.</summary>
    private static double[,] Factor(JointColumns columns)
    {
        var (products, scale) = (Products(columns), FixedSum.Scale(columns.Rows));
        var factor = new double[columns.Count, columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = products[i, j].Value(scale) / columns.Rows;
                for (var k = 0; k < j; k++) rest -= factor[i, k] * factor[j, k];
                if (i == j) factor[i, i] = rest < Nothing ? 0 : Math.Sqrt(rest);
                else factor[i, j] = factor[j, j] == 0 ? 0 : rest / factor[j, j];
            }
        }

        return factor;
    }

    private static FixedSum[,] Products(JointColumns columns)
    {
        var (products, row, scale) = (new FixedSum[columns.Count, columns.Count], new double[columns.Count], FixedSum.Scale(columns.Rows));
        for (var at = 0; at < columns.Rows; at++)
        {
            columns.Read(at, row);
            for (var i = 0; i < row.Length; i++)
                for (var j = 0; j <= i; j++) products[i, j].Add(row[i] * row[j], scale);
        }

        return products;
    }

    /// <returns>The squared length of the whitened row.</returns>
    private static double Whiten(double[,] factor, double[] z, double[] w)
    {
        var length = 0.0;
        for (var i = 0; i < w.Length; i++)
        {
            var rest = z[i];
            for (var k = 0; k < i; k++) rest -= factor[i, k] * w[k];
            w[i] = factor[i, i] == 0 ? 0 : rest / factor[i, i];
            length += w[i] * w[i];
        }

        return length;
    }
}
