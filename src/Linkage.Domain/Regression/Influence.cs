using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Regression;

/// <summary>
/// How much single subjects weigh in what a linear model tells. Every coefficient, the mean, and the fitted value of a row is a weighted
/// sum of outcomes; its terms are contributions to a published total, and judged like those of a cell. Fitted values are tried at the
/// rows where they say most of one outcome: the largest outcomes and the largest leverages. Standard errors tell the sum of squared
/// residuals, which is judged in the same way.
/// </summary>
internal sealed class Influence
{
    private const int MostTried = 5;

    private readonly Design _design;
    private readonly Standardised _columns;
    private readonly double _rows, _mean;
    private readonly double[] _correlated;

    public Influence(Design design, Standardised columns, Moments moments)
    {
        (_design, _columns, _rows) = (design, columns, design.Rows.Count);
        (_mean, _correlated) = (SignificantDigits.ToDouble(moments[0, moments.Outcome], moments[0, 0]), new double[columns.Columns]);
        var z = Enumerable.Range(0, columns.Columns).Select(c =>
            SignificantDigits.ToDouble(moments.Scatter(c + 1, moments.Outcome), moments[0, 0] * moments[0, 0]) / columns.Deviation(c)).ToArray();
        columns.Whiten(z, _correlated);
    }

    /// <summary>The largest share that a row's own outcome has in its fitted value: h = x'(X'X)⁻¹x.</summary>
    public double LargestLeverage { get; private set; }

    /// <summary>Judges all weighted sums; leverage is known afterwards.</summary>
    public WeightedSums Weigh(DisclosurePolicy policy, IReadOnlyList<ulong> coalitions)
    {
        var tried = Tried();
        var (z, w, slopes) = (new double[_columns.Columns], new double[_columns.Columns], new double[_columns.Columns]);
        var sums = new WeightedSums(3 + _columns.Columns + tried.Count, policy.Coalition, coalitions);
        for (var row = 0; row < _design.Rows.Count; row++)
        {
            _columns.Read(row, z);
            _columns.Whiten(z, w);
            _columns.Unwhiten(w, slopes);
            var (outcome, partners) = ((double)_design.Rows.Outcome(row), _design.Rows.Partners(row));
            var (held, intercept) = (sums.HeldBy(partners), 1.0);
            for (var c = 0; c < slopes.Length; c++)
            {
                held[2 + c].Add(slopes[c] * outcome);
                intercept -= slopes[c] * _columns.Mean(c) / _columns.Deviation(c);
            }

            held[0].Add(outcome);
            held[1].Add(intercept * outcome);
            var residual = outcome - _mean - Dot(_correlated, w);
            held[2 + slopes.Length].Add(residual * residual);
            for (var t = 0; t < tried.Count; t++) held[3 + slopes.Length + t].Add((1 + Dot(tried[t], w)) * outcome);
        }

        return sums;
    }

    /// <summary>The whitened columns of the rows whose fitted values are tried.</summary>
    private List<double[]> Tried()
    {
        var (z, w) = (new double[_columns.Columns], new double[_columns.Columns]);
        var (byOutcome, byLeverage) = (new PriorityQueue<int, double>(), new PriorityQueue<int, double>());
        for (var row = 0; row < _design.Rows.Count; row++)
        {
            _columns.Read(row, z);
            _columns.Whiten(z, w);
            var leverage = (1 + Dot(w, w)) / _rows;
            LargestLeverage = Math.Max(LargestLeverage, leverage);
            Keep(byOutcome, row, Math.Abs((double)_design.Rows.Outcome(row)));
            Keep(byLeverage, row, leverage);
        }

        return [.. byOutcome.UnorderedItems.Concat(byLeverage.UnorderedItems).Select(item => item.Element).Distinct().Order().Select(row =>
        {
            var whitened = new double[_columns.Columns];
            _columns.Read(row, z);
            _columns.Whiten(z, whitened);
            return whitened;
        })];
    }

    private static void Keep(PriorityQueue<int, double> largest, int row, double size)
    {
        if (largest.Count < MostTried) largest.Enqueue(row, size);
        else largest.EnqueueDequeue(row, size);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
