namespace Linkage.Domain.Expressions;

/// <summary>The integers from Low to High, both included; wide enough that one operation on 64-bit bounds cannot leave it.</summary>
public readonly record struct Interval(Int128 Low, Int128 High)
{
    /// <summary>How many integers it holds.</summary>
    public Int128 Count => High - Low + 1;

    /// <summary>
    /// Whether every value can be kept in 64 bits with room for one more addition: engines round down by adding the divisor first.
    /// </summary>
    public bool Fits => Low >= -Widest && High <= Widest;

    private static Int128 Widest => long.MaxValue / 2;

    public static Interval operator +(Interval left, Interval right) => new(left.Low + right.Low, left.High + right.High);

    public static Interval operator -(Interval left, Interval right) => new(left.Low - right.High, left.High - right.Low);

    public static Interval operator -(Interval of) => new(-of.High, -of.Low);

    public static Interval operator *(Interval left, Interval right) =>
        Hull(left.Low * right.Low, left.Low * right.High, left.High * right.Low, left.High * right.High);

    /// <summary>Floor division; where the divisor may be small or negative only the size of the dividend bounds it.</summary>
    public static Interval Divide(Interval left, Interval right)
    {
        if (right.Low > 0)
        {
            return Hull(
                Floor(left.Low, right.Low), Floor(left.Low, right.High), Floor(left.High, right.Low), Floor(left.High, right.High));
        }

        var size = Int128.Max(Int128.Abs(left.Low), Int128.Abs(left.High));
        return new(-size, size);
    }

    /// <summary>A remainder has the sign of the divisor and is smaller.</summary>
    public static Interval Remainder(Interval divisor) =>
        new(Int128.Min(0, divisor.Low + 1), Int128.Max(0, divisor.High - 1));

    public Interval Union(Interval other) => new(Int128.Min(Low, other.Low), Int128.Max(High, other.High));

    public static Int128 Floor(Int128 dividend, Int128 divisor)
    {
        var quotient = dividend / divisor;
        return dividend % divisor != 0 && (dividend < 0) != (divisor < 0) ? quotient - 1 : quotient;
    }

    private static Interval Hull(params ReadOnlySpan<Int128> corners)
    {
        var hull = new Interval(corners[0], corners[0]);
        foreach (var corner in corners) hull = hull.Union(new(corner, corner));
        return hull;
    }
}
