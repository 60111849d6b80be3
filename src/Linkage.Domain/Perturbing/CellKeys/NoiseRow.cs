namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>
/// The noise of one count as integers: value v has the probability w(v) / 2^32. The weights add up to 2^32 and the weighted values to
/// zero, exactly, so that nothing is biased by the rounding of probabilities.
/// </summary>
internal sealed class NoiseRow
{
    private const decimal Whole = 4294967296m;

    private readonly int[] _values;
    private readonly long[] _weights;

    private NoiseRow(int[] values, long[] weights) => (_values, _weights) = (values, weights);

    public static NoiseRow None { get; } = new([0], [(long)Whole]);

    public IReadOnlyList<int> Values => _values;

    /// <summary>Per value, in units of 2^-32.</summary>
    public IReadOnlyList<long> Weights => _weights;

    /// <summary>The noise at a place in 0 … 2^32 − 1.</summary>
    public int At(uint place)
    {
        long passed = 0;
        for (var i = 0; i < _values.Length; i++)
            if (place < (passed += _weights[i])) return _values[i];
        throw new InvalidOperationException("The weights do not add up.");
    }

    /// <param name="values">Ascending.</param>
    /// <returns>Null when the rounded weights cannot be made free of bias.</returns>
    public static NoiseRow? Of(int[] values, decimal[] probabilities)
    {
        long[] weights = [.. probabilities.Select(p => (long)decimal.Round(p * Whole))];
        weights[Array.IndexOf(weights, weights.Max())] += (long)Whole - weights.Sum();
        var bias = values.Zip(weights, (v, w) => v * w).Sum();
        for (var i = 0; i + 1 < values.Length && bias != 0; i++)
        {
            var gap = values[i + 1] - values[i];
            if (bias % gap != 0) continue;
            // Moving weight up by one value moves the mean up by the gap.
            (weights[i], weights[i + 1], bias) = (weights[i] + bias / gap, weights[i + 1] - bias / gap, 0);
        }

        return bias == 0 && weights.Min() >= 0 ? new NoiseRow(values, weights) : null;
    }
}
