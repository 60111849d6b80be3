namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// Which multiples of the base each cell can still become, counted from the one at or below its true count: 0 and 1 are the adjacent ones.
/// </summary>
internal sealed class OpenMultiples
{
    private readonly int[] _low, _high;

    private OpenMultiples(int[] low, int[] high) => (_low, _high) = (low, high);

    /// <param name="steps">How many multiples further than the adjacent ones; none is below zero, and what is empty stays empty.</param>
    public OpenMultiples(LinkedCells cells, int toBase, int steps)
    {
        _low = [.. cells.Counts.Select(count => -(int)Math.Min(steps, count / toBase))];
        _high = [.. cells.Counts.Select(count => count == 0 ? 0 : steps + (count % toBase == 0 ? 0 : 1))];
    }

    public int Low(int cell) => _low[cell];

    public int High(int cell) => _high[cell];

    public bool IsOpen(int cell) => _low[cell] < _high[cell];

    /// <summary>The same with one cell between other limits.</summary>
    public OpenMultiples With(int cell, int low, int high)
    {
        var other = new OpenMultiples([.. _low], [.. _high]);
        (other._low[cell], other._high[cell]) = (low, high);
        return other;
    }

    /// <summary>Takes away what no sum leaves possible, until nothing changes.</summary>
    /// <param name="sums">Σ parts − whole is the last.</param>
    /// <returns>False when a cell can become nothing.</returns>
    public bool Narrow(IReadOnlyList<(int Whole, int[] Parts, int Surplus)> sums)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (whole, parts, surplus) in sums)
            {
                var (low, high) = (-surplus, -surplus);
                foreach (var part in parts) (low, high) = (low + _low[part], high + _high[part]);
                if (!Within(whole, low, high, ref changed)) return false;
                foreach (var part in parts)
                {
                    // What the whole leaves when all the others are at their most, and at their least.
                    var (most, least) = (_high[whole] - (low - _low[part]), _low[whole] - (high - _high[part]));
                    if (!Within(part, least, most, ref changed)) return false;
                }
            }
        }

        return true;
    }

    private bool Within(int cell, int low, int high, ref bool changed)
    {
        if (low > _low[cell]) (_low[cell], changed) = (low, true);
        if (high < _high[cell]) (_high[cell], changed) = (high, true);
        return _low[cell] <= _high[cell];
    }
}
