using System.Numerics;
using System.Security.Cryptography;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// The noise of one result, in which every subject is counted once in each of a number of measurements: adding or removing a subject
/// changes one count of each by one. The cost is split evenly over the measurements.
/// </summary>
internal sealed class PrivateNoise(PrivacyParameters parameters, int measurements, RandomNumberGenerator generator)
{
    private readonly ExactSampler _sampler = new(new UniformIntegers(generator));

    // Gaussian: ρ per measurement is 1/2σ², so σ² = m / 2ρ. Laplace: ε per measurement is 1/scale, so the scale is m / ε.
    private readonly Fraction _spread = parameters.Noise == NoiseKind.Gaussian
        ? new Fraction(measurements, 2) * Fraction.Of(parameters.PerRelease).Inverse()
        : new Fraction(measurements, 1) * Fraction.Of(parameters.PerRelease).Inverse();

    /// <summary>The count with noise, cut off at zero and at the agreed maximum: bounds that do not depend on data.</summary>
    public long Measure(long count)
    {
        var noise = parameters.Noise == NoiseKind.Gaussian ? _sampler.DiscreteGaussian(_spread) : _sampler.DiscreteLaplace(_spread);
        return (long)BigInteger.Max(0, BigInteger.Min(parameters.Most, count + noise));
    }
}
