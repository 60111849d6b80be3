using System.Numerics;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// The noise of one measurement of a result. To add or remove a subject changes one of its values by the sensitivity at most, and the cost
/// is split evenly over all measurements of the result.
/// </summary>
/// <param name="measurements">Of the whole result.</param>
/// <param name="reach">Where values are cut off, which does not depend on data.</param>
internal sealed class PrivateNoise(PrivacyParameters parameters, int measurements, long sensitivity, (Int128 Low, Int128 High) reach)
{
    /// <summary>
    /// Gaussian: σ². A value of sensitivity Δ with noise of variance σ² costs ρ = Δ²/2σ² (Canonne, Kamath and Steinke 2020, theorem 4), so
    /// σ² = m·Δ²/2ρ. Laplace: the scale. ε per measurement is Δ/scale, so the scale is m·Δ/ε.
    /// </summary>
    private readonly Fraction _spread = parameters.Noise == NoiseKind.Gaussian
        ? new Fraction((BigInteger)sensitivity * sensitivity * measurements, 2) * Fraction.Of(parameters.PerRelease).Inverse()
        : new Fraction((BigInteger)sensitivity * measurements, 1) * Fraction.Of(parameters.PerRelease).Inverse();

    /// <summary>Standard deviation, for people to read; of the continuous distribution, which is that of the discrete one or above it.</summary>
    public double Deviation => parameters.Noise == NoiseKind.Gaussian ? Math.Sqrt(_spread.ToDouble()) : Math.Sqrt(2) * _spread.ToDouble();

    /// <summary>The value with noise, cut off.</summary>
    public Int128 Measure(Int128 value, ExactSampler sampler)
    {
        var noise = parameters.Noise == NoiseKind.Gaussian ? sampler.DiscreteGaussian(_spread) : sampler.DiscreteLaplace(_spread);
        return (Int128)BigInteger.Max(reach.Low, BigInteger.Min(reach.High, value + noise));
    }
}
