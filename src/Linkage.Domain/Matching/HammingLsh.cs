using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>
/// Locality-sensitive hashing for the Hamming distance (Indyk and Motwani 1998; for encodings Karapiperis and Verykios 2015):
/// in each table, records that agree on a few sampled bits share a block.
/// </summary>
/// <param name="Tables">More tables find more pairs and compare more.</param>
/// <param name="BitsPerTable">More bits compare fewer pairs and miss more; up to 64.</param>
/// <param name="Seed">Both sides of a match take one seed.</param>
public sealed record HammingLsh(int Tables, int BitsPerTable, string Seed = "lsh")
{
    public CandidateBlocks Blocks(EncodingSet left, EncodingSet right)
    {
        Dictionary<(int Table, ulong Bits), int> numbers = [];
        var samples = Samples(left.Length);
        return CandidateBlocks.Group(Keys(left, samples, numbers), Keys(right, samples, numbers), numbers.Count);
    }

    /// <summary>
    /// Chance that a pair at a Hamming distance shares a block: 1 − (1 − C(l − d, k) / C(l, k))^n, as each table samples k of the l
    /// bits without repetition.
    /// </summary>
    public double Recall(int length, int distance)
    {
        var agree = 1.0;
        for (var i = 0; i < BitsPerTable; i++) agree *= Math.Max(0, length - distance - i) / (double)(length - i);
        return 1 - Math.Pow(1 - agree, Tables);
    }

    private int[][] Samples(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Tables, 1);
        if (BitsPerTable < 1 || BitsPerTable > Math.Min(64, length)) throw new InvalidOperationException("Bits per table out of range.");
        var chance = new Seeded(Seed);
        var samples = new int[Tables][];
        for (var table = 0; table < Tables; table++)
        {
            var positions = Enumerable.Range(0, length).ToArray();
            for (var i = 0; i < BitsPerTable; i++)
            {
                var other = i + chance.Below(length - i);
                (positions[i], positions[other]) = (positions[other], positions[i]);
            }

            samples[table] = positions[..BitsPerTable];
        }

        return samples;
    }

    private static int[][] Keys(EncodingSet set, int[][] samples, Dictionary<(int Table, ulong Bits), int> numbers)
    {
        var keys = new int[set.Count][];
        for (var record = 0; record < set.Count; record++)
        {
            keys[record] = new int[samples.Length];
            for (var table = 0; table < samples.Length; table++)
            {
                var bits = 0UL;
                foreach (var position in samples[table]) bits = (bits << 1) | (set.IsSet(record, position) ? 1UL : 0);
                if (!numbers.TryGetValue((table, bits), out var number)) numbers[(table, bits)] = number = numbers.Count;
                keys[record][table] = number;
            }

            Array.Sort(keys[record]);
        }

        return keys;
    }
}
