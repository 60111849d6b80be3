using System.Numerics;

namespace Linkage.Domain.Protection.Primary;

/// <summary>Exact comparison of amounts with percentages of at most four decimals.</summary>
internal static class Percentage
{
    private const int Scale = 10_000;

    /// <summary>The sign of part − percent/100 · whole.</summary>
    public static int Compare(Int128 part, decimal percent, Int128 whole) =>
        ((BigInteger)part * 100 * Scale - (BigInteger)decimal.ToInt64(percent * Scale) * whole).Sign;

    /// <summary>The largest whole number that is not more than percent/100 · whole, for a whole of at least 0.</summary>
    public static Int128 Floor(decimal percent, Int128 whole) =>
        (Int128)((BigInteger)decimal.ToInt64(percent * Scale) * whole / (100 * Scale));

    /// <summary>100 · part / whole rounded to two decimals; capped at a million, which is all that a reader needs.</summary>
    public static decimal Of(Int128 part, Int128 whole)
    {
        if (whole == 0) return part == 0 ? 0 : 1_000_000;
        var hundredths = (BigInteger)part * 100 * 100 / whole;
        return (decimal)BigInteger.Min(hundredths, 100_000_000) / 100;
    }
}
