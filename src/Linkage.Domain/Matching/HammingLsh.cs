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
        Dictionary<BlockKey, int> numbers = [];
        var sampler = Sampler(left.Length);
        return CandidateBlocks.Group(Keys(left, sampler, numbers), Keys(right, sampler, numbers), numbers.Count);
    }

    /// <param name="length">Bits of an encoding.</param>
    public BitSampler Sampler(int length) => new(this, length);

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

    private int[][] Keys(EncodingSet set, BitSampler sampler, Dictionary<BlockKey, int> numbers)
    {
        var keys = new int[set.Count][];
        for (var record = 0; record < set.Count; record++)
        {
            keys[record] = new int[Tables];
            for (var table = 0; table < Tables; table++)
            {
                var key = sampler.Key(set[record], table);
                if (!numbers.TryGetValue(key, out var number)) numbers[key] = number = numbers.Count;
                keys[record][table] = number;
            }

            Array.Sort(keys[record]);
        }

        return keys;
    }
}
