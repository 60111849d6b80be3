using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Linkage.Domain.Chance;

/// <summary>
/// A generator whose bytes repeat for the same seed, for made-up data, samples and tests; never for keys.
/// xoshiro256** (Blackman and Vigna, 2021), its state filled from SHA-256 of the seed's text.
/// </summary>
public sealed class Seeded
{
    private ulong _a, _b, _c, _d;

    public Seeded(string seed)
    {
        var state = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        _a = BinaryPrimitives.ReadUInt64LittleEndian(state);
        _b = BinaryPrimitives.ReadUInt64LittleEndian(state.AsSpan(8));
        _c = BinaryPrimitives.ReadUInt64LittleEndian(state.AsSpan(16));
        _d = BinaryPrimitives.ReadUInt64LittleEndian(state.AsSpan(24)) | 1;
    }

    public ulong Next64()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in 0 … bound − 1, without modulo bias (Lemire 2019).</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        while (true)
        {
            var high = Math.BigMul(Next64(), (ulong)bound, out var low);
            if (low >= (0UL - (ulong)bound) % (ulong)bound) return (int)high;
        }
    }

    /// <summary>Uniform in [0, 1) with 53 bits.</summary>
    public double Fraction() => (Next64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal (Marsaglia's polar method), for made-up amounts.</summary>
    public double Normal()
    {
        while (true)
        {
            double u = 2 * Fraction() - 1, v = 2 * Fraction() - 1, s = u * u + v * v;
            if (s is > 0 and < 1) return u * Math.Sqrt(-2 * Math.Log(s) / s);
        }
    }

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];
}
