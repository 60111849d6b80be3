namespace Linkage.Domain.Protection.Intervals;

/// <summary>The equations that were taken into use, with the basic variable of each.</summary>
internal sealed class EquationsInUse
{
    private readonly ProgramEntries _entries;
    private readonly SmallBasis _basis = new();
    private readonly List<int> _rows = [], _basic = [];
    private readonly int[] _placeOf;
    private double[] _solved = new double[16], _below = new double[16];

    public EquationsInUse(ProgramEntries entries)
    {
        (_entries, _placeOf) = (entries, new int[entries.Asked + 1]);
        Array.Fill(_placeOf, -1);
    }

    /// <summary>Numbers of the equations.</summary>
    public IReadOnlyList<int> Rows => _rows;

    /// <summary>Per equation its basic variable; −1 for none yet.</summary>
    public IReadOnlyList<int> Basic => _basic;

    public int Count => _rows.Count;

    /// <summary>A row of the inverse.</summary>
    public ReadOnlySpan<double> Row(int position) => _basis.Row(position);

    /// <summary>The squares of a row of the inverse added up.</summary>
    public double Size(int position) => _basis.Size(position);

    /// <summary>Position of an equation; −1 when it is not in use.</summary>
    public int PlaceOf(int row) => _placeOf[row];

    public void Clear()
    {
        foreach (var row in _rows) _placeOf[row] = -1;
        _rows.Clear();
        _basic.Clear();
        _basis.Clear();
    }

    /// <summary>Takes an equation into use, without a basic variable.</summary>
    public void Use(int row)
    {
        if (_basic.Count + 1 >= _solved.Length) (_solved, _below) = (new double[4 * _basic.Count], new double[4 * _basic.Count]);
        var (variables, ofRow) = _entries.OfRow(row);
        for (var p = 0; p < _basic.Count; p++)
        {
            var at = Array.BinarySearch(variables, _basic[p]);
            _below[p] = at < 0 ? 0 : ofRow[at];
        }

        _basis.Grow(_below.AsSpan(0, _basic.Count));
        _placeOf[row] = _rows.Count;
        _rows.Add(row);
        _basic.Add(-1);
    }

    /// <summary>A variable in terms of the basic ones, until the next is asked for.</summary>
    public ReadOnlySpan<double> Solve(int variable)
    {
        var solved = _solved.AsSpan(0, _basic.Count);
        solved.Clear();
        var (rows, ofVariable) = _entries.OfVariable(variable);
        for (var e = 0; e < rows.Length; e++) Take(solved, rows[e], ofVariable[e]);
        Take(solved, _entries.Asked, _entries.InAsked(variable));
        return solved;
    }

    /// <summary>Makes a variable that was just solved the basic one at a position.</summary>
    public void Replace(int position, int variable)
    {
        _basis.Replace(position, _solved.AsSpan(0, _basic.Count));
        _basic[position] = variable;
    }

    private void Take(Span<double> solved, int row, double entry)
    {
        if (entry == 0 || _placeOf[row] is not (>= 0 and var place)) return;
        for (var p = 0; p < solved.Length; p++) solved[p] += entry * _basis.Row(p)[place];
    }
}
