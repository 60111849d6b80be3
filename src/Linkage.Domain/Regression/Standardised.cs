using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Regression;

/// <summary>
/// The columns of a design with mean 0 and variance 1, and the Cholesky factor of their correlations. Means and variances are exact
/// before they are rounded once, so that nothing depends on the order of rows.
/// </summary>
internal sealed class Standardised
{
    /// <summary>A column of which the others explain all but this share is called determined by them.</summary>
    private const double LeastUnexplained = 1e-9;

    private readonly Design _design;
    private readonly double[] _means, _deviations;
    private readonly double[,] _factor;

    private Standardised(Design design, double[] means, double[] deviations, double[,] factor) =>
        (_design, _means, _deviations, _factor) = (design, means, deviations, factor);

    public int Columns => _means.Length;

    public double Mean(int column) => _means[column];

    public double Deviation(int column) => _deviations[column];

    /// <summary>Refused with the term that the terms before it determine.</summary>
    public static Outcome<Standardised> Of(Design design, Moments moments, int model)
    {
        var size = design.Columns.Count;
        var n = moments[0, 0];
        for (var c = 0; c < size; c++)
            if (moments.Scatter(c + 1, c + 1).IsZero) return Determined(design, c, model);
        var variances = Enumerable.Range(0, size).Select(c => SignificantDigits.ToDouble(moments.Scatter(c + 1, c + 1), n * n));
        var deviations = variances.Select(Math.Sqrt).ToArray();
        var means = Enumerable.Range(0, size).Select(c => SignificantDigits.ToDouble(moments[0, c + 1], n)).ToArray();
        var factor = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = SignificantDigits.ToDouble(moments.Scatter(i + 1, j + 1), n * n) / (deviations[i] * deviations[j]);
                for (var k = 0; k < j; k++) rest -= factor[i, k] * factor[j, k];
                if (i == j && rest < LeastUnexplained) return Determined(design, i, model);
                factor[i, j] = i == j ? Math.Sqrt(rest) : rest / factor[j, j];
            }
        }

        return new Standardised(design, means, deviations, factor);
    }

    /// <summary>The standardised columns of a row.</summary>
    public void Read(int row, Span<double> z)
    {
        var values = _design.Rows.Values(row);
        for (var c = 0; c < z.Length; c++) z[c] = (_design.Columns[c].Of(values) - _means[c]) / _deviations[c];
    }

    /// <summary>Solves L w = z for the factor L of the correlations: then |w|² = z'R⁻¹z.</summary>
    public void Whiten(ReadOnlySpan<double> z, Span<double> w)
    {
        for (var i = 0; i < z.Length; i++)
        {
            var rest = z[i];
            for (var k = 0; k < i; k++) rest -= _factor[i, k] * w[k];
            w[i] = rest / _factor[i, i];
        }
    }

    /// <summary>Solves L'v = w, so that v = R⁻¹z for a whitened w.</summary>
    public void Unwhiten(ReadOnlySpan<double> w, Span<double> v)
    {
        for (var i = w.Length - 1; i >= 0; i--)
        {
            var rest = w[i];
            for (var k = i + 1; k < w.Length; k++) rest -= _factor[k, i] * v[k];
            v[i] = rest / _factor[i, i];
        }
    }

    private static Refusal Determined(Design design, int column, int model) => ModelRefusal.Of(
        model, design.Columns[column].Term, "determined", "This term is the same for everyone, or the terms before it determine it.");
}
