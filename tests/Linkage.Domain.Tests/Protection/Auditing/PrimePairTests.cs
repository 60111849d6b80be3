using System.Numerics;
using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Auditing;

namespace Linkage.Domain.Tests.Protection.Auditing;

public sealed class PrimePairTests
{
    [Fact]
    public void Products_and_inverses_are_those_of_whole_numbers_of_any_size()
    {
        var chance = new Seeded("primes");
        for (var draw = 0; draw < 5; draw++)
        {
            var primes = new PrimePair();
            Assert.True(primes.First is > 1UL << 60 and < 1UL << 61 && PrimePair.IsPrime(primes.First));
            for (var i = 0; i < 200; i++)
            {
                var (a, b) = (Number(primes, chance, i), Number(primes, chance, i / 3));
                Assert.Equal((ulong)((BigInteger)a * b % primes.First), primes.Multiply(new(a, 5), new(b, 7)).First);
                Assert.Equal((ulong)(((BigInteger)a + b) % primes.First), primes.Add(new(a, 5), new(b, 7)).First);
                if (a != 0) Assert.Equal(1UL, primes.Multiply(new(a, 5), primes.Invert(new(a, 5))).First);
                Assert.Equal(0UL, primes.Add(new(a, 5), primes.Negate(new(a, 5))).First);
            }
        }
    }

    [Fact]
    public void Primes_are_told_from_products_that_pass_for_them()
    {
        // 2^61 − 1 is prime; 3 215 031 751 passes for one to the bases 2, 3, 5 and 7 (Pomerance, Selfridge and Wagstaff 1980).
        Assert.True(PrimePair.IsPrime((1UL << 61) - 1) && PrimePair.IsPrime(2) && PrimePair.IsPrime(37) && PrimePair.IsPrime(41));
        Assert.False(
            PrimePair.IsPrime(3_215_031_751) || PrimePair.IsPrime(1) || PrimePair.IsPrime(561) || PrimePair.IsPrime((1UL << 61) - 3));
    }

    private static ulong Number(PrimePair primes, Seeded chance, int i) => i switch
    {
        0 => 0,
        1 => 1,
        2 => primes.First - 1,
        3 => primes.First / 2,
        _ => ((ulong)chance.Below(int.MaxValue) << 30 | (uint)chance.Below(1 << 30)) % primes.First,
    };
}
