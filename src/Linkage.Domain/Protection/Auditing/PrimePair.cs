using System.Numerics;
using System.Security.Cryptography;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>
/// Arithmetic modulo two primes of 61 bits that are drawn anew for every audit, so that nobody can make tables whose dependencies hold
/// modulo a prime he knows: one that is none over the rationals survives both with chance below 2^-100. Products are reduced after
/// Barrett (1986).
/// </summary>
internal sealed class PrimePair
{
    private const int Bits = 61;

    private static readonly int[] s_witnesses = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];

    private readonly ulong _first = Draw(), _second = Draw();
    private readonly ulong _firstInverse, _secondInverse;

    public PrimePair() => (_firstInverse, _secondInverse) = (Inverse(_first), Inverse(_second));

    /// <summary>The first of the two.</summary>
    public ulong First => _first;

    public Remainders Add(Remainders a, Remainders b) => new(Add(a.First, b.First, _first), Add(a.Second, b.Second, _second));

    public Remainders Negate(Remainders a) =>
        new(a.First == 0 ? 0 : _first - a.First, a.Second == 0 ? 0 : _second - a.Second);

    public Remainders Multiply(Remainders a, Remainders b) =>
        new(Multiply(a.First, b.First, _first, _firstInverse), Multiply(a.Second, b.Second, _second, _secondInverse));

    /// <summary>a^(p − 2) modulo each, by Fermat.</summary>
    public Remainders Invert(Remainders a) => a == Remainders.One ? a : new(
        (ulong)BigInteger.ModPow(a.First, _first - 2, _first), (ulong)BigInteger.ModPow(a.Second, _second - 2, _second));

    /// <summary>Whether a number is prime: Miller–Rabin with bases that decide every 64-bit number (Sorenson and Webster 2015).</summary>
    public static bool IsPrime(ulong number)
    {
        if (number < 2 || s_witnesses.Any(w => number % (ulong)w == 0)) return s_witnesses.Any(w => number == (ulong)w);
        var twos = BitOperations.TrailingZeroCount(number - 1);
        foreach (var witness in s_witnesses)
        {
            var power = BigInteger.ModPow(witness, number - 1 >> twos, number);
            if (power.IsOne) continue;
            for (var i = 1; i < twos && power != number - 1; i++) power = power * power % number;
            if (power != number - 1) return false;
        }

        return true;
    }

    private static ulong Draw()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        while (true)
        {
            RandomNumberGenerator.Fill(bytes);
            var number = BitConverter.ToUInt64(bytes) & (1UL << Bits) - 1 | 1UL << Bits - 1 | 1;
            if (IsPrime(number)) return number;
        }
    }

    /// <summary>2^122 divided by the prime.</summary>
    private static ulong Inverse(ulong prime) => (ulong)((UInt128.One << 2 * Bits) / prime);

    private static ulong Add(ulong a, ulong b, ulong prime) => a + b is var sum && sum >= prime ? sum - prime : sum;

    private static ulong Multiply(ulong a, ulong b, ulong prime, ulong inverse)
    {
        if (a == 1) return b;
        if (b == 1) return a;
        var high = Math.BigMul(a, b, out var low);
        var top = Math.BigMul(high << 65 - Bits | low >> Bits - 1, inverse, out var bottom);
        // The quotient is at most two too small.
        var rest = low - (top << 63 - Bits | bottom >> Bits + 1) * prime;
        if (rest >= prime) rest -= prime;
        return rest >= prime ? rest - prime : rest;
    }
}
