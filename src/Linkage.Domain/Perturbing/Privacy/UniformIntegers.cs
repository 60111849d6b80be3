using System.Numerics;
using System.Security.Cryptography;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>Uniform integers below a bound, from the bytes of the operating system's generator, by rejection: exact.</summary>
internal sealed class UniformIntegers(RandomNumberGenerator generator)
{
    private readonly byte[] _bytes = new byte[4096];
    private int _used = 4096;

    public BigInteger Below(BigInteger bound)
    {
        if (bound <= ulong.MaxValue) return Below((ulong)bound);
        var bits = (int)bound.GetBitLength();
        while (true)
        {
            var drawn = new BigInteger(Take((bits + 7) / 8), isUnsigned: true) >> ((8 - bits % 8) % 8);
            if (drawn < bound) return drawn;
        }
    }

    public bool Coin() => (Take(1)[0] & 1) == 1;

    private ulong Below(ulong bound)
    {
        if (bound == 1) return 0;
        var mask = ulong.MaxValue >> BitOperations.LeadingZeroCount(bound - 1);
        while (true)
        {
            var drawn = BitConverter.ToUInt64(Take(sizeof(ulong))) & mask;
            if (drawn < bound) return drawn;
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_used + count > _bytes.Length)
        {
            generator.GetBytes(_bytes);
            _used = 0;
        }

        _used += count;
        return _bytes.AsSpan(_used - count, count);
    }
}
