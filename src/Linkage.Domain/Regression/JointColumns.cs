namespace Linkage.Domain.Regression;

/// <summary>The columns of several models over the same rows side by side, with mean 0 and variance 1.</summary>
internal sealed class JointColumns
{
    private readonly List<(ModelRows Rows, DesignColumn Column, double Mean, double Deviation)> _columns;

    /// <param name="models">Each with all rows, in the same order.</param>
    public JointColumns(IReadOnlyList<ModelRows> models)
    {
        Rows = models[0].Count;
        _columns = [.. models.SelectMany(rows => Columns(rows).Select(column => Scaled(rows, column)))];
    }

    public int Rows { get; }

    public int Count => _columns.Count;

    // A column that is the same for all is the intercept again.
    public void Read(int row, double[] z)
    {
        for (var c = 0; c < z.Length; c++)
        {
            var (rows, column, mean, deviation) = _columns[c];
            z[c] = deviation == 0 ? 0 : (column.Of(rows.Values(row)) - mean) / deviation;
        }
    }

    private static IEnumerable<DesignColumn> Columns(ModelRows rows)
    {
        for (var term = 0; term < rows.Spec.Terms.Count; term++)
        {
            if (!rows.Spec.Terms[term].IsCategory) yield return new(term, -1, null, 0);
            else
                for (var number = 0; number < rows.Codes(term).Length; number++) yield return new(term, number, null, 0);
        }
    }

    private static (ModelRows Rows, DesignColumn Column, double Mean, double Deviation) Scaled(ModelRows rows, DesignColumn column)
    {
        var (sum, squares, n) = (default(ExactSum), default(ExactSum), (System.Numerics.BigInteger)rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            Int128 value = column.Of(rows.Values(row));
            sum.Add(value);
            squares.Add(value * value);
        }

        var variance = SignificantDigits.ToDouble(n * squares.Value - sum.Value * sum.Value, n * n);
        return (rows, column, SignificantDigits.ToDouble(sum.Value, n), Math.Sqrt(variance));
    }
}
