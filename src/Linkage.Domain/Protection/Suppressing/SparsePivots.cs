namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Sparse columns with a pivot row each, and the reduction of other columns by them. A pivot's priority must be below that of every
/// pivot whose row it holds, so that one pass in the order of priorities removes all pivot rows.
/// </summary>
internal sealed class SparsePivots(TwoPrimes field, int rowCount)
{
    private readonly Residues[] _value = new Residues[rowCount];
    private readonly bool[] _isTouched = new bool[rowCount];
    private readonly List<int> _touched = [];
    private readonly Entry[]?[] _pivotAt = new Entry[]?[rowCount];
    private readonly int[] _priorityOf = new int[rowCount];
    private readonly PriorityQueue<int, int> _due = new();

    public bool IsPivot(int row) => _pivotAt[row] is not null;

    /// <summary>Makes a column a pivot, scaled so that its entry in the pivot row is one.</summary>
    public void Add(Entry[] column, Entry at, int priority)
    {
        var scale = field.Divide(field.One, at.Value);
        _pivotAt[at.Row] = scale == field.One ? column : Array.ConvertAll(column, e => new Entry(e.Row, field.Multiply(scale, e.Value)));
        _priorityOf[at.Row] = priority;
    }

    /// <returns>The column less multiples of the pivots, without a pivot row, rows ascending.</returns>
    public Entry[] Reduce(IReadOnlyCollection<Entry> column)
    {
        foreach (var entry in column) Touch(entry.Row, entry.Value);
        while (_due.TryDequeue(out var row, out _))
        {
            if (_value[row].IsZero) continue;
            var factor = field.Negate(_value[row]);
            foreach (var entry in _pivotAt[row]!) Touch(entry.Row, field.Multiply(factor, entry.Value));
        }

        _touched.Sort();
        var reduced = new List<Entry>();
        foreach (var row in _touched)
        {
            if (!_value[row].IsZero) reduced.Add(new Entry(row, _value[row]));
            (_value[row], _isTouched[row]) = (default, false);
        }

        _touched.Clear();
        return [.. reduced];
    }

    private void Touch(int row, Residues value)
    {
        _value[row] = field.Add(_value[row], value);
        if (_isTouched[row]) return;
        // A pivot of one entry takes the row away and brings nothing: it need not be waited for.
        if (_pivotAt[row] is { Length: 1 })
        {
            _value[row] = default;
            return;
        }

        _isTouched[row] = true;
        _touched.Add(row);
        if (_pivotAt[row] is not null) _due.Enqueue(row, _priorityOf[row]);
    }
}
