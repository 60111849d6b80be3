using System.Numerics;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Regression;

/// <summary>
/// Ordinary least squares by the normal equations, solved exactly in rational numbers: b = (X'X)⁻¹X'y, s² = (y'y − b'X'y) / (n − p),
/// se(b)² = s² diag (X'X)⁻¹ (Draper and Smith, Applied Regression Analysis, 1998, chapter 5). Rounded once, at the end.
/// </summary>
internal static class LinearFit
{
    public static Outcome<IReadOnlyList<Coefficient>> Of(
        Design design, Moments moments, int model, int digits = SignificantDigits.Published)
    {
        var size = design.Parameters;
        var (inverse, singular) = ExactInverse.Of(size, (i, j) => moments[i, j]);
        if (inverse is null)
            return ModelRefusal.Of(model, design.Columns[singular - 1].Term, "determined", "The terms before this one determine it.");
        // Over the determinant: the coefficients, and the sum of squared residuals.
        var outcome = moments.Outcome;
        var estimates = Enumerable.Range(0, size)
            .Select(
                i => Enumerable.Range(0, size).Aggregate(BigInteger.Zero, (sum, j) => sum + inverse[i, j] * moments[j, outcome])).ToArray();
        var residual = Enumerable.Range(0, size).Aggregate(
            moments[outcome, outcome] * inverse.Determinant, (rest, i) => rest - estimates[i] * moments[i, outcome]);
        var degrees = design.Rows.Count - size;
        if (degrees <= 0) return ModelRefusal.Of(model, "degrees-of-freedom", "The model has a coefficient for every row.");
        return Enumerable.Range(0, size).Select(i =>
        {
            // From units of the rows to the numbers that they stand for.
            var (up, down) = Scale((i == 0 ? 0 : design.Columns[i - 1].Decimals) - design.Rows.Spec.OutcomeDecimals);
            var (term, code) = Name(design, i);
            return new Coefficient(
                term, code,
                SignificantDigits.OfQuotient(estimates[i] * up, inverse.Determinant * down, digits),
                SignificantDigits.OfRoot(
                    residual * inverse[i, i] * up * up, inverse.Determinant * inverse.Determinant * degrees * down * down, digits));
        }).ToList();
    }

    /// <summary>Term and category of a coefficient; the first is the intercept.</summary>
    internal static (string Term, string? Code) Name(Design design, int parameter) => parameter == 0
        ? (Coefficient.Intercept, null)
        : (design.Rows.Spec.Terms[design.Columns[parameter - 1].Term].Name, design.Columns[parameter - 1].Code);

    private static (BigInteger Up, BigInteger Down) Scale(int digits) =>
        digits >= 0 ? (BigInteger.Pow(10, digits), 1) : (1, BigInteger.Pow(10, -digits));
}
