namespace Linkage.Domain.Protection.Auditing;

/// <summary>
/// The linear span of published columns. The columns are 0/1 over the rows that the attacker does not know; elimination is modulo the two
/// primes of the audit. With tracking, each column also has a row of its own beyond the last, in which the combination of columns can be
/// read.
/// </summary>
internal sealed class Span(PrimePair primes, int rowCount, int[] degree)
{
    private readonly Dictionary<int, int> _pivotAt = [];
    private readonly List<(int Row, List<KeyValuePair<int, Remainders>> Others)> _pivots = [];
    private readonly Dictionary<int, Remainders> _work = [];
    private readonly PriorityQueue<int, int> _queue = new();

    /// <param name="track">Number of the column when combinations are wanted, or −1.</param>
    public void Add(ReadOnlySpan<int> rows, int track = -1)
    {
        Load(rows, track);
        var best = -1;
        foreach (var (row, value) in _work)
            if (!value.IsZero && row < rowCount
                && (best < 0 || degree[row] < degree[best] || degree[row] == degree[best] && row < best)) best = row;
        if (best < 0) return;
        // The pivot's row is written as minus the rest over its own coefficient.
        var scale = primes.Negate(primes.Invert(_work[best]));
        var rest = new List<KeyValuePair<int, Remainders>>(_work.Count);
        foreach (var (row, value) in _work)
            if (!value.IsZero && row != best) rest.Add(new(row, primes.Multiply(scale, value)));
        _pivotAt.Add(best, _pivots.Count);
        _pivots.Add((best, rest));
    }

    /// <returns>Null when outside the span; else the coefficients of the tracked columns that make the column.</returns>
    public Dictionary<int, Remainders>? Combination(ReadOnlySpan<int> rows)
    {
        Load(rows, -1);
        var coefficients = new Dictionary<int, Remainders>();
        foreach (var (row, value) in _work)
        {
            if (value.IsZero) continue;
            if (row < rowCount) return null;
            // What remains is column − Σ c·column_j = 0 with −c in row j.
            coefficients.Add(row - rowCount, primes.Negate(value));
        }

        return coefficients;
    }

    /// <returns>What is left of a column outside the span, scaled so that its first entry is one; empty inside the span.</returns>
    public KeyValuePair<int, Remainders>[] Remainder(ReadOnlySpan<int> rows)
    {
        Load(rows, -1);
        var left = _work.Where(w => !w.Value.IsZero).OrderBy(w => w.Key).ToArray();
        if (left.Length == 0) return left;
        var scale = primes.Invert(left[0].Value);
        return Array.ConvertAll(left, e => new KeyValuePair<int, Remainders>(e.Key, primes.Multiply(scale, e.Value)));
    }

    private void Load(ReadOnlySpan<int> rows, int track)
    {
        _work.Clear();
        foreach (var row in rows) Put(row, Remainders.One);
        if (track >= 0) Put(rowCount + track, Remainders.One);
        while (_queue.TryDequeue(out var row, out var pivot))
        {
            if (!_work.Remove(row, out var value) || value.IsZero) continue;
            foreach (var (other, factor) in _pivots[pivot].Others) Put(other, primes.Multiply(value, factor));
        }
    }

    private void Put(int row, Remainders value)
    {
        var isNew = !_work.TryGetValue(row, out var old);
        _work[row] = primes.Add(old, value);
        if (isNew && _pivotAt.TryGetValue(row, out var pivot)) _queue.Enqueue(row, pivot);
    }
}
