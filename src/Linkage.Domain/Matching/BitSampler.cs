using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>The bits that each table of a <see cref="HammingLsh"/> samples, without repetition within a table.</summary>
public sealed class BitSampler
{
    private readonly int[][] _samples;

    internal BitSampler(HammingLsh sampling, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampling.Tables, 1);
        if (sampling.BitsPerTable < 1 || sampling.BitsPerTable > Math.Min(64, length))
            throw new InvalidOperationException("Bits per table out of range.");
        var chance = new Seeded(sampling.Seed);
        _samples = new int[sampling.Tables][];
        for (var table = 0; table < _samples.Length; table++)
        {
            var positions = Enumerable.Range(0, length).ToArray();
            for (var i = 0; i < sampling.BitsPerTable; i++)
            {
                var other = i + chance.Below(length - i);
                (positions[i], positions[other]) = (positions[other], positions[i]);
            }

            _samples[table] = positions[..sampling.BitsPerTable];
        }
    }

    public int Tables => _samples.Length;

    /// <summary>The block of an encoding in a table: its sampled bits.</summary>
    public BlockKey Key(ReadOnlySpan<ulong> encoding, int table)
    {
        var bits = 0UL;
        foreach (var position in _samples[table]) bits = (bits << 1) | (IsSet(encoding, position) ? 1UL : 0);
        // One bit more than can be sampled, as no key is zero.
        return new(table, (UInt128.One << 64) | bits);
    }

    /// <summary>The first table in which two encodings share a block; as many as there are tables when in none.</summary>
    public int FirstCommon(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        for (var table = 0; table < _samples.Length; table++)
        {
            var agree = true;
            foreach (var position in _samples[table])
            {
                if (IsSet(left, position) == IsSet(right, position)) continue;
                agree = false;
                break;
            }

            if (agree) return table;
        }

        return _samples.Length;
    }

    private static bool IsSet(ReadOnlySpan<ulong> encoding, int bit) => (encoding[bit >> 6] >> ((bit & 63) ^ 7) & 1) != 0;
}
