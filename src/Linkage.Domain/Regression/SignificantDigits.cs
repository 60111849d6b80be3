using System.Globalization;
using System.Numerics;

namespace Linkage.Domain.Regression;

/// <summary>
/// Estimates are published with six significant digits: enough to use them, too few to work out a single outcome from all others.
/// </summary>
internal static class SignificantDigits
{
    public const int Published = 6;

    private const int MostDecimals = 28;

    /// <returns>numerator / denominator, rounded half away from zero.</returns>
    public static decimal OfQuotient(BigInteger numerator, BigInteger denominator, int digits = Published)
    {
        if (numerator.IsZero) return 0;
        var (size, by) = (BigInteger.Abs(numerator), BigInteger.Abs(denominator));
        // The decimals are those with which the size has at least so many digits, or one more.
        var decimals = Math.Min(MostDecimals, digits - Length(size) + Length(by));
        var scaled = Scale(size, by, decimals);
        if (Length(scaled) > digits) scaled = Scale(size, by, --decimals);
        return Decimal(numerator.Sign * denominator.Sign * scaled, decimals);
    }

    /// <returns>The square root of numerator / denominator.</returns>
    public static decimal OfRoot(BigInteger numerator, BigInteger denominator, int digits = Published)
    {
        if (numerator.Sign <= 0) return 0;
        var decimals = Math.Clamp(digits + 2 - (Length(numerator) - Length(denominator)) / 2, 0, 60);
        var square = numerator * BigInteger.Pow(10, 2 * decimals) / denominator;
        return OfQuotient(Root(square), BigInteger.Pow(10, decimals), digits);
    }

    public static decimal Of(double value, int digits = Published)
    {
        if (Math.Abs(value) < 1e-25) return 0;
        var written = value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture);
        return decimal.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>A quotient of integers of any size as the nearest floating-point number, to about fifteen digits.</summary>
    public static double ToDouble(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return 0;
        var shift = (int)(denominator.GetBitLength() - BigInteger.Abs(numerator).GetBitLength()) + 64;
        var quotient = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }

    private static BigInteger Scale(BigInteger size, BigInteger by, int decimals)
    {
        var (top, bottom) = decimals >= 0 ? (size * BigInteger.Pow(10, decimals), by) : (size, by * BigInteger.Pow(10, -decimals));
        return (2 * top + bottom) / (2 * bottom);
    }

    private static int Length(BigInteger value) => value.IsZero ? 1 : BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).Length;

    // What is larger than a decimal holds is no estimate of an amount that was summed.
    private static decimal Decimal(BigInteger units, int decimals) => decimals >= 0
        ? (decimal)units / (decimal)BigInteger.Pow(10, Math.Min(decimals, MostDecimals))
        : (decimal)(units * BigInteger.Pow(10, -decimals));

    // Newton's method on integers, from above.
    private static BigInteger Root(BigInteger square)
    {
        if (square.IsZero) return 0;
        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + square / root) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }
}
