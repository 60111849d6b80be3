namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>Zero-concentrated differential privacy (Bun and Steinke 2016), in whole billionths of ρ, so that sums are exact.</summary>
public static class Accounting
{
    public const long PerRho = 1_000_000_000;

    /// <summary>All that the agreement allows.</summary>
    public static long Budget(PrivacyParameters parameters) => (long)(parameters.Budget * PerRho);

    /// <summary>
    /// ρ of one result. Gaussian: as agreed. Laplace: each of m measurements is ε/m-private and so costs (ε/m)²/2 (Bun and Steinke,
    /// proposition 1.4); together ε²/2m. Rounded up.
    /// </summary>
    public static long Cost(PrivacyParameters parameters, int measurements) => parameters.Noise == NoiseKind.Gaussian
        ? (long)decimal.Ceiling(parameters.PerRelease * PerRho)
        : (long)decimal.Ceiling(parameters.PerRelease * parameters.PerRelease * PerRho / (2 * measurements));

    /// <summary>
    /// ε at which ρ is (ε, δ)-differential privacy: ρ + 2·√(ρ·ln 1/δ) (Bun and Steinke, proposition 1.3). For people to read.
    /// </summary>
    public static double Epsilon(long billionths, int deltaExponent)
    {
        var rho = (double)billionths / PerRho;
        return rho + 2 * Math.Sqrt(rho * -deltaExponent * Math.Log(10));
    }
}
