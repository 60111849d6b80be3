namespace Linkage.Domain.Quantiles;

/// <summary>
/// Decomposes quantiles of an amount into what may be told of them: bands, and between two bands the neighbourhood of the cut. A percentile
/// is somebody's own amount (Brandt et al. 2010, Guidelines for the checking of output based on microdata research, on percentiles); the
/// mean of the neighbourhood is a cell like any other, and is protected as one.
/// </summary>
public sealed class QuantilePlaces
{
    private readonly IReadOnlyList<(long Low, long High)> _cuts;

    private QuantilePlaces(IReadOnlyList<(long Low, long High)> cuts) => _cuts = cuts;

    /// <summary>Codes of the places, from the lowest band to the highest.</summary>
    public static IReadOnlyList<string> Codes(int bands) =>
        [.. Enumerable.Range(1, bands).SelectMany(band => band == bands ? new[] { $"band-{band}" } : [$"band-{band}", $"cut-{band}"])];

    /// <param name="sorted">The amounts, ascending, in units of 10^-decimals.</param>
    /// <param name="least">Fewest amounts in a neighbourhood, and in a band: the minimum frequency.</param>
    /// <returns>Null when the amounts are too few, or too many of them are equal, for every place to have so many.</returns>
    public static QuantilePlaces? Of(ReadOnlySpan<long> sorted, int bands, int least)
    {
        var (cuts, end) = (new List<(long, long)>(), 0);
        for (var cut = 1; cut < bands; cut++)
        {
            // The rank that parts the bands, and as many on either side; equal amounts are not parted.
            var middle = (int)((long)cut * sorted.Length / bands);
            var (first, last) = (middle - (least + 1) / 2, middle + least / 2 - 1);
            if (first < 0 || last >= sorted.Length || first > last) return null;
            var (low, high) = (sorted[first], sorted[last]);
            var (start, next) = (Rank(sorted, low, orEqual: false), Rank(sorted, high, orEqual: true));
            if (start - end < least) return null;
            cuts.Add((low, high));
            end = next;
        }

        return sorted.Length - end < least ? null : new QuantilePlaces(cuts);
    }

    public string PlaceOf(long amount)
    {
        for (var cut = 0; cut < _cuts.Count; cut++)
        {
            if (amount < _cuts[cut].Low) return $"band-{cut + 1}";
            if (amount <= _cuts[cut].High) return $"cut-{cut + 1}";
        }

        return $"band-{_cuts.Count + 1}";
    }

    /// <summary>How many amounts are below a value, or equal to it.</summary>
    private static int Rank(ReadOnlySpan<long> sorted, long value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value || orEqual && sorted[middle] == value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
