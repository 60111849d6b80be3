using System.Numerics;

namespace Linkage.Domain.Protection.Publishing;

/// <summary>Exact division, rounded half away from zero.</summary>
internal static class Quotient
{
    /// <returns>numerator / denominator with exactly <paramref name="decimals"/> decimals.</returns>
    public static decimal Round(Int128 numerator, Int128 denominator, int decimals)
    {
        var scaled = BigInteger.Abs(numerator) * BigInteger.Pow(10, decimals) * 2;
        var rounded = (scaled + denominator) / (2 * (BigInteger)denominator);
        return Scaled(numerator < 0 ? -rounded : rounded, decimals);
    }

    /// <returns>units · 10^-decimals, with exactly that many decimals.</returns>
    public static decimal Scaled(BigInteger units, int decimals)
    {
        var size = (UInt128)BigInteger.Abs(units);
        if (size >> 96 != 0) throw new OverflowException("A total has more than 28 digits.");
        return new decimal((int)(uint)size, (int)(uint)(size >> 32), (int)(uint)(size >> 64), units.Sign < 0, (byte)decimals);
    }
}
