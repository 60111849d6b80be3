using System.Security.Cryptography;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Arithmetic modulo a random 61-bit prime, numbers kept in Montgomery form (Montgomery 1985, R = 2^64). A dependency over the rationals
/// holds modulo every prime that divides no denominator; a false one survives two random primes with chance below 2^-100.
/// </summary>
internal sealed class PrimeField
{
    private static readonly ulong[] s_witnesses = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];

    private readonly ulong _inverse, _square;

    private PrimeField(ulong prime)
    {
        Prime = prime;
        var inverse = prime;
        for (var i = 0; i < 6; i++) inverse *= 2 - prime * inverse;
        _inverse = 0 - inverse;
        _square = (ulong)((UInt128)Remainder(prime) * Remainder(prime) % prime);
        One = Remainder(prime);
        MinusOne = prime - One;
    }

    public ulong Prime { get; }

    public ulong One { get; }

    public ulong MinusOne { get; }

    public static PrimeField Random()
    {
        Span<byte> bytes = stackalloc byte[8];
        while (true)
        {
            RandomNumberGenerator.Fill(bytes);
            var candidate = BitConverter.ToUInt64(bytes) >> 3 | 1UL << 60 | 1;
            if (IsPrime(candidate)) return new PrimeField(candidate);
        }
    }

    public ulong Add(ulong a, ulong b) => a + b is var sum && sum >= Prime ? sum - Prime : sum;

    public ulong Negate(ulong a) => a == 0 ? 0 : Prime - a;

    public ulong Multiply(ulong a, ulong b)
    {
        if (a == One) return b;
        if (a == MinusOne) return Negate(b);
        var high = Math.BigMul(a, b, out var low);
        // The lower halves add up to 0 modulo 2^64 by construction: they carry unless both are zero.
        var result = high + Math.BigMul(low * _inverse, Prime, out _) + (low == 0 ? 0UL : 1);
        return result >= Prime ? result - Prime : result;
    }

    public ulong Invert(ulong a)
    {
        var (result, power, exponent) = (One, a, Prime - 2);
        for (; exponent > 0; exponent >>= 1, power = Multiply(power, power))
            if ((exponent & 1) != 0) result = Multiply(result, power);
        return result;
    }

    /// <summary>Montgomery form of an ordinary number.</summary>
    public ulong Of(ulong number) => Multiply(number % Prime, _square);

    /// <summary>Miller–Rabin with the twelve bases that decide every 64-bit number (Sorenson and Webster 2015).</summary>
    public static bool IsPrime(ulong n)
    {
        if (n < 2 || s_witnesses.Any(w => n % w == 0)) return s_witnesses.Contains(n);
        var (odd, twos) = (n - 1, 0);
        for (; (odd & 1) == 0; odd >>= 1) twos++;
        foreach (var witness in s_witnesses)
        {
            var x = Power(witness, odd, n);
            for (var i = 1; i < twos && x != 1 && x != n - 1; i++) x = (ulong)((UInt128)x * x % n);
            if (x != n - 1 && Power(witness, odd, n) != 1) return false;
        }

        return true;
    }

    private static ulong Power(ulong number, ulong exponent, ulong modulus)
    {
        var (result, power) = (1UL, number % modulus);
        for (; exponent > 0; exponent >>= 1, power = (ulong)((UInt128)power * power % modulus))
            if ((exponent & 1) != 0) result = (ulong)((UInt128)result * power % modulus);
        return result;
    }

    private static ulong Remainder(ulong prime) => (ulong)((UInt128.One << 64) % prime);
}
