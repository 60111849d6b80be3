namespace Linkage.Domain.Regression;

/// <summary>
/// Several models over the same rows tell every weighted sum that any of them does, and the differences: one with an indicator of a set and
/// one with that of all but one of it tell the outcome of the one. The leverage in the space that their columns span together shows it.
/// </summary>
public static class JointLeverage
{
    /// <summary>What the columns before leave unexplained of a column when it adds nothing that six digits would show.</summary>
    private const double Nothing = 1e-12;

    /// <param name="models">Each with all rows, in the same order.</param>
    /// <returns>The largest leverage; 0 for fewer than two models. Models over different rows are refused for what they lack.</returns>
    public static double Of(IReadOnlyList<ModelRows> models)
    {
        if (models.Count < 2 || models.Any(rows => rows.Count != models[0].Count || rows.HasRepeats)) return 0;
        var columns = models.SelectMany(rows => Columns(rows)).ToList();
        var (count, size) = (models[0].Count, columns.Count);
        var (scale, row, products) = (Scales(columns, count), new double[size], new FixedSum[size, size]);
        var fine = FixedSum.Scale(count);
        for (var at = 0; at < count; at++)
        {
            Read(columns, scale, at, row);
            for (var i = 0; i < size; i++)
                for (var j = 0; j <= i; j++) products[i, j].Add(row[i] * row[j], fine);
        }

        var (factor, largest, whitened) = (Factor((i, j) => products[i, j].Value(fine) / count, size), 0.0, new double[size]);
        for (var at = 0; at < count; at++)
        {
            Read(columns, scale, at, row);
            largest = Math.Max(largest, (1 + Whiten(factor, row, whitened)) / count);
        }

        return largest;
    }

    private static IEnumerable<(ModelRows Rows, DesignColumn Column)> Columns(ModelRows rows)
    {
        for (var term = 0; term < rows.Spec.Terms.Count; term++)
        {
            if (!rows.Spec.Terms[term].IsCategory) yield return (rows, new(term, -1, null, 0));
            else
                foreach (var (_, number) in rows.Codes(term).Select((code, number) => (code, number))) yield return (rows, new(term, number, null, 0));
        }
    }

    private static (double Mean, double Deviation)[] Scales(List<(ModelRows Rows, DesignColumn Column)> columns, int count) =>
        [.. columns.Select(one =>
        {
            var (sum, squares) = (default(ExactSum), default(ExactSum));
            for (var row = 0; row < count; row++)
            {
                Int128 value = one.Column.Of(one.Rows.Values(row));
                sum.Add(value);
                squares.Add(value * value);
            }

            var (n, total) = ((System.Numerics.BigInteger)count, sum.Value);
            return (SignificantDigits.ToDouble(total, n), Math.Sqrt(SignificantDigits.ToDouble(n * squares.Value - total * total, n * n)));
        })];

    // A column that is the same for all is the intercept again.
    private static void Read(
        List<(ModelRows Rows, DesignColumn Column)> columns, (double Mean, double Deviation)[] scale, int row, double[] z)
    {
        for (var c = 0; c < z.Length; c++)
            z[c] = scale[c].Deviation == 0 ? 0 : (columns[c].Column.Of(columns[c].Rows.Values(row)) - scale[c].Mean) / scale[c].Deviation;
    }

    /// <summary>Cholesky's factor of the correlations, in which a column that adds nothing has no part.</summary>
    private static double[,] Factor(Func<int, int, double> correlation, int size)
    {
        var factor = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = correlation(i, j);
                for (var k = 0; k < j; k++) rest -= factor[i, k] * factor[j, k];
                if (i == j) factor[i, i] = rest < Nothing ? 0 : Math.Sqrt(rest);
                else factor[i, j] = factor[j, j] == 0 ? 0 : rest / factor[j, j];
            }
        }

        return factor;
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
