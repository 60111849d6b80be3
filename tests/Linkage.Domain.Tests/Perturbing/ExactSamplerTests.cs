using System.Numerics;
using Linkage.Domain.Perturbing.Privacy;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Samplers against the exact distributions of Canonne, Kamath and Steinke (2020), by chi-square with a fixed seed.</summary>
public sealed class ExactSamplerTests
{
    private const int Draws = 60_000;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    public void Bernoulli_of_an_exponential(int numerator, int denominator)
    {
        var sampler = Sampler($"bernoulli {numerator}/{denominator}");
        var hits = Enumerable.Range(0, Draws).Count(_ => sampler.BernoulliExponential(new(numerator, denominator)));
        var p = Math.Exp(-(double)numerator / denominator);
        // Four standard errors.
        Assert.Equal(p, (double)hits / Draws, 4 * Math.Sqrt(p * (1 - p) / Draws) + 1e-12);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(7, 3)]
    public void Discrete_Laplace(int numerator, int denominator)
    {
        // P(x) = (1 − r)/(1 + r) · r^|x| with r = exp(−1/scale) (CKS, definition 3).
        var r = Math.Exp(-(double)denominator / numerator);
        var sampler = Sampler($"laplace {numerator}/{denominator}");
        Distribution.Fits(Draws, () => sampler.DiscreteLaplace(new(numerator, denominator)), x => (1 - r) / (1 + r) * Math.Pow(r, Math.Abs(x)));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(50, 3)]
    public void Discrete_Gaussian(int numerator, int denominator)
    {
        var variance = (double)numerator / denominator;
        var whole = Enumerable.Range(-200, 401).Sum(x => Math.Exp(-x * (double)x / (2 * variance)));
        var sampler = Sampler($"gaussian {numerator}/{denominator}");
        Distribution.Fits(Draws, () => sampler.DiscreteGaussian(new(numerator, denominator)), x => Math.Exp(-x * (double)x / (2 * variance)) / whole);
    }

    // CKS, corollary 9 and its discussion: the variance of the discrete Gaussian is at most σ², and for σ² = 1 nearly that.
    [Fact]
    public void The_variance_of_the_discrete_Gaussian()
    {
        var sampler = Sampler("variance");
        var squares = Enumerable.Range(0, Draws).Average(_ => (double)(BigInteger.Pow(sampler.DiscreteGaussian(new(1, 1)), 2)));
        Assert.Equal(1, squares, 0.03);
    }

    [Fact]
    public void Uniform_integers_above_64_bits_reach_every_part()
    {
        var (uniform, bound) = (new UniformIntegers(new SeededBytes("wide")), BigInteger.Pow(2, 65) + 12345);
        var eighths = new int[8];
        for (var i = 0; i < 8_000; i++)
        {
            var drawn = uniform.Below(bound);
            Assert.True(drawn >= 0 && drawn < bound);
            eighths[(int)(drawn * 8 / bound)]++;
        }

        Assert.True(eighths.Sum(n => (n - 1000.0) * (n - 1000.0) / 1000) < 24.3); // χ²(7) at 0.001.
    }

    private static ExactSampler Sampler(string seed) => new(new UniformIntegers(new SeededBytes(seed)));
}
