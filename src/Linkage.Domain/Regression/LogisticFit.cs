using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Regression;

/// <summary>
/// Maximum likelihood of a logistic model by iteratively reweighted least squares (McCullagh and Nelder, Generalized Linear Models, 1989,
/// section 2.5) on standardised columns; standard errors from the inverse information. Sums over rows are of fixed-point numbers, so that
/// their order does not matter.
/// </summary>
internal sealed class LogisticFit
{
    private const int MostSteps = 40;

    /// <summary>Largest step, in standard deviations of a column, at which the estimates stand.</summary>
    private const double Settled = 1e-10;

    /// <summary>A log odds beyond this is a probability of 0 or 1: then columns separate the outcomes.</summary>
    private const double Separated = 25;

    private readonly Design _design;
    private readonly Standardised _columns;
    private readonly double[] _estimates;
    private readonly double _scale;
    private double[,] _covariance;

    private LogisticFit(Design design, Standardised columns)
    {
        (_design, _columns, _scale) = (design, columns, FixedSum.Scale(design.Rows.Count));
        (_estimates, _covariance) = (new double[design.Parameters], new double[design.Parameters, design.Parameters]);
    }

    public static Outcome<LogisticFit> Of(Design design, Standardised columns, int model)
    {
        var fit = new LogisticFit(design, columns);
        for (var step = 0; step < MostSteps; step++)
        {
            if (fit.Step() is not { } change) break;
            if (change < Settled) return fit;
        }

        return ModelRefusal.Of(model, "separated", "The estimates do not settle: some terms tell the outcome of a group with certainty.");
    }

    public Coefficient[] Coefficients(int digits = SignificantDigits.Published) =>
        [.. Enumerable.Range(0, _design.Parameters).Select(i =>
        {
            var (term, code) = LinearFit.Name(_design, i);
            var back = Back(i);
            var estimate = back.Zip(_estimates, (a, b) => a * b).Sum();
            var variance = 0.0;
            for (var j = 0; j < back.Length; j++)
                for (var k = 0; k < back.Length; k++) variance += back[j] * _covariance[j, k] * back[k];
            return new Coefficient(term, code, SignificantDigits.Of(estimate, digits), SignificantDigits.Of(Math.Sqrt(variance), digits));
        })];

    /// <summary>The leverage of every row in the last weighted step: w x'(X'WX)⁻¹x (Pregibon 1981).</summary>
    public double LargestLeverage()
    {
        var (z, largest) = (new double[_design.Parameters], 0.0);
        for (var row = 0; row < _design.Rows.Count; row++)
        {
            var weight = Weight(Read(row, z));
            var form = 0.0;
            for (var i = 0; i < z.Length; i++)
                for (var j = 0; j < z.Length; j++) form += z[i] * _covariance[i, j] * z[j];
            largest = Math.Max(largest, weight * form);
        }

        return largest;
    }

    /// <returns>The largest change of an estimate; null when the outcomes are separated.</returns>
    private double? Step()
    {
        var (size, z) = (_estimates.Length, new double[_estimates.Length]);
        var (information, score) = (new FixedSum[size, size], new FixedSum[size]);
        for (var row = 0; row < _design.Rows.Count; row++)
        {
            var odds = Read(row, z);
            if (Math.Abs(odds) > Separated) return null;
            var (weight, rest) = (Weight(odds), _design.Rows.Outcome(row) - 1 / (1 + Math.Exp(-odds)));
            for (var i = 0; i < size; i++)
            {
                score[i].Add(z[i] * rest, _scale);
                for (var j = 0; j <= i; j++) information[i, j].Add(weight * z[i] * z[j], _scale);
            }
        }

        if (SymmetricInverse.Of(size, (i, j) => information[i, j].Value(_scale)) is not { } covariance) return null;
        _covariance = covariance;
        var change = 0.0;
        for (var i = 0; i < size; i++)
        {
            var step = 0.0;
            for (var j = 0; j < size; j++) step += covariance[i, j] * score[j].Value(_scale);
            _estimates[i] += step;
            change = Math.Max(change, Math.Abs(step));
        }

        return change;
    }

    // The row with its intercept, and its log odds.
    private double Read(int row, double[] z)
    {
        z[0] = 1;
        _columns.Read(row, z.AsSpan(1));
        var odds = 0.0;
        for (var i = 0; i < z.Length; i++) odds += z[i] * _estimates[i];
        return odds;
    }

    // p (1 − p), written so that it does not round to zero.
    private static double Weight(double odds) => 1 / (2 + Math.Exp(odds) + Math.Exp(-odds));

    /// <summary>The linear combination of standardised estimates that is a natural one.</summary>
    private double[] Back(int parameter)
    {
        var back = new double[_design.Parameters];
        if (parameter == 0) back[0] = 1;
        for (var c = 0; c < _columns.Columns; c++)
        {
            if (parameter == 0) back[c + 1] = -_columns.Mean(c) / _columns.Deviation(c);
            else if (parameter == c + 1) back[c + 1] = Math.Pow(10, _design.Columns[c].Decimals) / _columns.Deviation(c);
        }

        return back;
    }
}
