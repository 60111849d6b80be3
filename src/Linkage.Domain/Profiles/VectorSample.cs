using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Linkage.Domain.Profiles;

/// <summary>
/// The different vectors of a population with their frequencies: all of them, or so many of them as memory allows, those with the smallest
/// keyed hashes. Which they are depends on seed and vectors and not on the order in which they come, and the frequency of one that stays
/// is exact, for it has been there since its first appearance.
/// </summary>
public sealed class VectorSample(string seed, int capacity)
{
    private readonly ulong _key = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
    private readonly Dictionary<FeatureVector, long> _frequencies = [];
    private readonly PriorityQueue<FeatureVector, (ulong Hash, FeatureVector Vector)> _largest =
        new(Comparer<(ulong Hash, FeatureVector Vector)>.Create((a, b) =>
            b.Hash.CompareTo(a.Hash) is not 0 and var by ? by : FeatureVector.Order.Compare(b.Vector, a.Vector)));

    public void Add(FeatureVector vector)
    {
        if (_frequencies.TryGetValue(vector, out var frequency))
        {
            _frequencies[vector] = frequency + 1;
            return;
        }

        var rank = (Hash(vector), vector);
        if (_frequencies.Count < capacity)
        {
            _largest.Enqueue(vector, rank);
            _frequencies.Add(vector, 1);
            return;
        }

        var dropped = _largest.EnqueueDequeue(vector, rank);
        if (dropped.Equals(vector)) return;
        _frequencies.Remove(dropped);
        _frequencies.Add(vector, 1);
    }

    /// <summary>In the order of the vectors.</summary>
    public IReadOnlyList<WeightedVector> Vectors() =>
        [.. _frequencies.Select(one => new WeightedVector(one.Key, one.Value)).OrderBy(one => one.Vector, FeatureVector.Order)];

    private ulong Hash(FeatureVector vector)
    {
        var hash = _key;
        foreach (var number in vector.Numbers) hash = Mix(hash ^ (ulong)number);
        foreach (var code in vector.Codes)
        {
            foreach (var letter in code) hash = Mix(hash ^ letter);
            hash = Mix(hash ^ 0x1_0000);
        }

        return hash;
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014): a bijection that leaves no bit alone.
    private static ulong Mix(ulong word)
    {
        word += 0x9E37_79B9_7F4A_7C15;
        word = (word ^ word >> 30) * 0xBF58_476D_1CE4_E5B9;
        word = (word ^ word >> 27) * 0x94D0_49BB_1331_11EB;
        return word ^ word >> 31;
    }
}
