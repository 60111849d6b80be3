namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>
/// e^x in decimal arithmetic, whose every operation is defined to the last digit: the same table on every machine, which the mathematics
/// library of a processor does not promise.
/// </summary>
internal static class Exponential
{
    private const int Halvings = 8;
    private const decimal Vanishing = -60;

    /// <param name="exponent">Not above zero.</param>
    /// <returns>To about 24 decimals; zero below e^-60.</returns>
    public static decimal Of(decimal exponent)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exponent, 0);
        if (exponent < Vanishing) return 0;
        var (x, term, sum) = (-exponent / (1 << Halvings), 1m, 1m);
        for (var n = 1; term > 0 && n < 60; n++)
        {
            term *= x / n;
            sum += term;
        }

        // The series runs over positive terms, and the power is taken of the inverse: nothing cancels and nothing overflows.
        var result = 1 / sum;
        for (var i = 0; i < Halvings; i++) result *= result;
        return result;
    }
}
