namespace Linkage.Domain.Protection.Auditing;

/// <summary>
/// The linear span of published columns. The columns are 0/1 over the rows that the attacker does not know; elimination is modulo
/// 2^61 − 1, so that a dependency could be missed only if that prime divided a minor of the matrix. With tracking, each column also has a
/// row of its own beyond the last, in which the combination of columns can be read.
/// </summary>
internal sealed class Span(int rowCount, int[] degree)
{
    private readonly Dictionary<int, int> _pivotAt = [];
    private readonly List<(int Row, List<KeyValuePair<int, ulong>> Others)> _pivots = [];
    private readonly Dictionary<int, ulong> _work = [];
    private readonly PriorityQueue<int, int> _queue = new();

    /// <param name="track">Number of the column when combinations are wanted, or −1.</param>
    public void Add(ReadOnlySpan<int> rows, int track = -1)
    {
        Load(rows, track);
        var best = -1;
        foreach (var (row, value) in _work)
            if (value != 0 && row < rowCount && (best < 0 || degree[row] < degree[best] || degree[row] == degree[best] && row < best)) best = row;
        if (best < 0) return;
        // The pivot's row is written as minus the rest over its own coefficient.
        var scale = Mersenne61.Negate(Mersenne61.Invert(_work[best]));
        var rest = new List<KeyValuePair<int, ulong>>(_work.Count);
        foreach (var (row, value) in _work)
            if (value != 0 && row != best) rest.Add(new(row, Mersenne61.Multiply(scale, value)));
        _pivotAt.Add(best, _pivots.Count);
        _pivots.Add((best, rest));
    }

    /// <returns>Null when outside the span; else the coefficients of the tracked columns that make the column.</returns>
    public Dictionary<int, ulong>? Combination(ReadOnlySpan<int> rows)
    {
        Load(rows, -1);
        var coefficients = new Dictionary<int, ulong>();
        foreach (var (row, value) in _work)
        {
            if (value == 0) continue;
            if (row < rowCount) return null;
            // What remains is column − Σ c·column_j = 0 with −c in row j.
            coefficients.Add(row - rowCount, Mersenne61.Negate(value));
        }

        return coefficients;
    }

    /// <returns>What is left of a column outside the span, scaled so that its first entry is one; empty inside the span.</returns>
    public KeyValuePair<int, ulong>[] Remainder(ReadOnlySpan<int> rows)
    {
        Load(rows, -1);
        var left = _work.Where(w => w.Value != 0).OrderBy(w => w.Key).ToArray();
        if (left.Length == 0) return left;
        var scale = Mersenne61.Invert(left[0].Value);
        return Array.ConvertAll(left, e => new KeyValuePair<int, ulong>(e.Key, Mersenne61.Multiply(scale, e.Value)));
    }

    private void Load(ReadOnlySpan<int> rows, int track)
    {
        _work.Clear();
        foreach (var row in rows) Put(row, 1);
        if (track >= 0) Put(rowCount + track, 1);
        while (_queue.TryDequeue(out var row, out var pivot))
        {
            if (!_work.Remove(row, out var value) || value == 0) continue;
            foreach (var (other, factor) in _pivots[pivot].Others) Put(other, Mersenne61.Multiply(value, factor));
        }
    }

    private void Put(int row, ulong value)
    {
        var isNew = !_work.TryGetValue(row, out var old);
        _work[row] = Mersenne61.Add(old, value);
        if (isNew && _pivotAt.TryGetValue(row, out var pivot)) _queue.Enqueue(row, pivot);
    }
}
