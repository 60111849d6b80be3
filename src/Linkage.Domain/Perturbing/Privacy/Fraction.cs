using System.Numerics;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>An exact fraction, not negative; the denominator is positive.</summary>
internal readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator)
{
    private const int Scale = 1_000_000;

    /// <param name="value">With at most six decimals.</param>
    public static Fraction Of(decimal value) => new(new BigInteger(value * Scale), Scale);

    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public Fraction Inverse() => new(Denominator, Numerator);

    /// <summary>For people to read.</summary>
    public double ToDouble() => (double)Numerator / (double)Denominator;
}
