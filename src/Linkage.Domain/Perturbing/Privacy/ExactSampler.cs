using System.Numerics;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// Samples from distributions with rational parameters exactly, with integers only (Canonne, Kamath and Steinke, "The Discrete Gaussian for
/// Differential Privacy", 2020, algorithms 1 to 3). Floating point noise has holes that give the true value away (Mironov 2012).
/// </summary>
internal sealed class ExactSampler(UniformIntegers uniform)
{
    private static readonly Fraction s_one = new(1, 1);

    /// <summary>True with probability exp(−γ) (algorithm 1).</summary>
    public bool BernoulliExponential(Fraction gamma)
    {
        for (var whole = BigInteger.Divide(gamma.Numerator, gamma.Denominator); whole > 0; whole--)
            if (!BelowOne(s_one)) return false;
        return BelowOne(gamma with { Numerator = BigInteger.Remainder(gamma.Numerator, gamma.Denominator) });
    }

    /// <summary>P(x) ∝ exp(−|x| / scale) on the integers (algorithm 2).</summary>
    public BigInteger DiscreteLaplace(Fraction scale)
    {
        var (t, s) = (scale.Numerator, scale.Denominator);
        while (true)
        {
            var u = uniform.Below(t);
            if (!BernoulliExponential(new Fraction(u, t))) continue;
            var v = BigInteger.Zero;
            while (BernoulliExponential(s_one)) v++;
            var size = (u + t * v) / s;
            var isNegative = uniform.Coin();
            if (isNegative && size.IsZero) continue;
            return isNegative ? -size : size;
        }
    }

    /// <summary>P(x) ∝ exp(−x² / 2σ²) on the integers (algorithm 3).</summary>
    public BigInteger DiscreteGaussian(Fraction sigmaSquared)
    {
        var (p, q) = (sigmaSquared.Numerator, sigmaSquared.Denominator);
        var t = Root(p / q) + 1;
        while (true)
        {
            var y = DiscreteLaplace(new Fraction(t, 1));
            // (|y| − σ²/t)² / 2σ² as one fraction.
            var distance = BigInteger.Abs(y) * q * t - p;
            if (BernoulliExponential(new Fraction(distance * distance, 2 * p * q * t * t))) return y;
        }
    }

    // γ ≤ 1: the number of successes of Bernoulli(γ/k), k = 1, 2, …, before the first failure is even with probability exp(−γ).
    private bool BelowOne(Fraction gamma)
    {
        var k = 1;
        while (uniform.Below(gamma.Denominator * k) < gamma.Numerator) k++;
        return k % 2 == 1;
    }

    /// <summary>The largest integer whose square is not above the value (Newton).</summary>
    private static BigInteger Root(BigInteger value)
    {
        if (value < 2) return value;
        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + value / root) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }
}
