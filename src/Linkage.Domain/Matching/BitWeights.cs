using System.Runtime.InteropServices;
using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>
/// How much each bit of an encoding says: a bit that few records have set says more when two share it. The weight is the information of the
/// bit, −log₂ of its share of ones, in thousandths of a bit and at least one, so that sums are exact.
/// </summary>
public sealed class BitWeights
{
    private const int Values = 256;
    private const double Units = 1_000;

    /// <summary>For each byte of an encoding and each value of it, the sum of the weights of its ones.</summary>
    private readonly int[] _sums;

    private BitWeights(int[] weights)
    {
        _sums = new int[weights.Length / 8 * Values];
        for (var at = 0; at < _sums.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                if ((at % Values >> bit & 1) != 0) _sums[at] += weights[(at / Values * 8) + bit];
            }
        }
    }

    /// <summary>Memory that they take.</summary>
    public long Bytes => sizeof(int) * (long)_sums.Length;

    /// <param name="reference">Whose bits are counted; both sides of a match take the same.</param>
    public static BitWeights Of(EncodingSet reference)
    {
        var counts = new BitCounts(reference.Length);
        counts.Add(reference);
        return Of(counts);
    }

    /// <summary>As above, for encodings that were counted piece by piece.</summary>
    public static BitWeights Of(BitCounts counts) =>
        new([.. counts.Ones.Select(ones => Math.Max(1, (int)Math.Round(-Units * Math.Log2((ones + 1.0) / (counts.Records + 2.0)))))]);

    /// <summary>Weight of all ones of an encoding.</summary>
    public int Sum(ReadOnlySpan<ulong> encoding) => Common(encoding, encoding);

    /// <summary>Weight of the ones that two encodings share.</summary>
    public int Common(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        ReadOnlySpan<byte> a = MemoryMarshal.AsBytes(left), b = MemoryMarshal.AsBytes(right);
        var sum = 0;
        for (int at = 0, table = 0; table < _sums.Length; at++, table += Values) sum += _sums[table + (a[at] & b[at])];
        return sum;
    }

    /// <summary>Weight shared by both over weight held by either, 0 to 1 (Tanimoto 1958, on weighted bits).</summary>
    /// <param name="sum">Weights of both encodings together.</param>
    public static double Score(int common, int sum) => sum == common ? 0 : (double)common / (sum - common);
}
