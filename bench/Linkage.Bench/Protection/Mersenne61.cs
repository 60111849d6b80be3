namespace Linkage.Bench.Protection;

/// <summary>Arithmetic modulo the prime 2^61 − 1.</summary>
internal static class Mersenne61
{
    public const ulong Prime = (1UL << 61) - 1;

    public static ulong Add(ulong a, ulong b) => Fold(a + b);

    public static ulong Negate(ulong a) => a == 0 ? 0 : Prime - a;

    public static ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return Fold((low & Prime) + (low >> 61 | high << 3));
    }

    /// <summary>a^(p − 2), by Fermat.</summary>
    public static ulong Invert(ulong a)
    {
        var (result, power) = (1UL, a);
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1, power = Multiply(power, power))
            if ((exponent & 1) != 0) result = Multiply(result, power);
        return result;
    }

    private static ulong Fold(ulong a)
    {
        a = (a & Prime) + (a >> 61);
        return a >= Prime ? a - Prime : a;
    }
}
