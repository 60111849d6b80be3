using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// The equations of a program solved for one basic variable each, in sparse rows of whole numbers. Columns 0 … n − 1 are the program's
/// variables; after them every equation has an artificial one, which keeps account of how the equation went into the rows.
/// </summary>
/// <exception cref="OverflowException">From any method: the numbers outgrow <typeparamref name="T"/>.</exception>
internal sealed class Tableau<T>
    where T : struct, IBinaryInteger<T>
{
    private readonly List<TableauRow<T>> _rows = [];
    private readonly List<int>[] _rowsAt;
    private readonly T?[] _most;
    private readonly bool[] _isFlipped;
    private readonly int[] _rowOf, _seen;
    private readonly Scratch<T> _scratch = new();
    private int _stamp;

    public Tableau(LinearProgram program)
    {
        VariableCount = program.VariableCount;
        var columns = VariableCount + program.Rows.Count;
        (_rowsAt, _most, _isFlipped, _rowOf) = (new List<int>[columns], new T?[columns], new bool[columns], new int[columns]);
        _seen = new int[program.Rows.Count];
        for (var c = 0; c < columns; c++) (_rowsAt[c], _rowOf[c]) = ([], -1);
        for (var v = 0; v < VariableCount; v++) _most[v] = program.Most(v) is { } most ? T.CreateChecked(most) : null;
        for (var r = 0; r < program.Rows.Count; r++)
        {
            var (row, sign) = (program.Rows[r], program.Rows[r].Value < 0 ? -1 : 1);
            _rows.Add(new TableauRow<T>(VariableCount + r, [.. row.Variables],
                [.. row.Coefficients.Select(c => T.CreateChecked(sign * c))], T.One, T.CreateChecked(sign * row.Value)));
            _rowOf[VariableCount + r] = r;
            foreach (var variable in row.Variables) _rowsAt[variable].Add(r);
        }
    }

    public int VariableCount { get; }

    /// <summary>Entries that were gone through so far, the measure of effort that is the same on every machine.</summary>
    public long Work { get; private set; }

    /// <summary>What is maximised: its "basic variable" is its value, its entries the negated gains.</summary>
    public TableauRow<T>? Objective { get; private set; }

    public IReadOnlyList<TableauRow<T>> Rows => _rows;

    public bool IsArtificial(int column) => column >= VariableCount;

    /// <summary>Upper bound of a column; null for none.</summary>
    public T? Most(int column) => _most[column];

    /// <summary>Row in which a column is basic, or null.</summary>
    public TableauRow<T>? RowOf(int column) => _rowOf[column] < 0 ? null : _rows[_rowOf[column]];

    /// <summary>Sets what is to be maximised: Σ gain · column, in terms of the program's variables or of artificial ones.</summary>
    public void Aim(IEnumerable<(int Column, int Gain)> gains)
    {
        var sorted = gains.OrderBy(g => g.Column).ToList();
        var objective = new TableauRow<T>(int.MaxValue, [.. sorted.Select(g => g.Column)],
            [.. sorted.Select(g => T.CreateChecked(-g.Gain))], T.One, T.Zero);
        foreach (var (column, _) in sorted)
            if (_isFlipped[column]) objective.Flip(column, _most[column]!.Value);
        foreach (var (column, _) in sorted)
            if (RowOf(column) is { } row) objective.Clear(row, _scratch, null);
        Objective = objective;
    }

    /// <summary>Numbers of the rows that have an entry in a column.</summary>
    public List<int> RowsAt(int column)
    {
        var rows = _rowsAt[column];
        _stamp++;
        var kept = 0;
        for (var at = 0; at < rows.Count; at++)
        {
            var row = rows[at];
            if (_seen[row] == _stamp || T.IsZero(_rows[row][column])) continue;
            _seen[row] = _stamp;
            rows[kept++] = row;
        }

        rows.RemoveRange(kept, rows.Count - kept);
        return rows;
    }

    /// <summary>Exchanges a column with the basic variable of a row.</summary>
    public void Pivot(int row, int column)
    {
        var others = RowsAt(column).ToArray();
        var pivot = _rows[row];
        var leaving = pivot.Basic;
        pivot.Exchange(column);
        (_rowOf[column], _rowOf[leaving]) = (row, -1);
        _rowsAt[leaving].Add(row);
        foreach (var other in others)
        {
            if (other == row) continue;
            Work += _rows[other].Count + pivot.Count;
            _rows[other].Clear(pivot, _scratch, filled => _rowsAt[filled].Add(other));
        }

        Objective?.Clear(pivot, _scratch, null);
        _rowsAt[column].Clear();
    }

    /// <summary>Moves a column that is not basic to its other bound.</summary>
    public void Flip(int column)
    {
        var most = _most[column]!.Value;
        foreach (var row in RowsAt(column)) _rows[row].Flip(column, most);
        Objective?.Flip(column, most);
        _isFlipped[column] ^= true;
    }

    /// <summary>Counts a basic variable from its upper bound down.</summary>
    public void FlipBasic(int row)
    {
        _rows[row].FlipBasic(_most[_rows[row].Basic]!.Value);
        _isFlipped[_rows[row].Basic] ^= true;
    }

    /// <summary>Where every variable of the program stands, over a common denominator.</summary>
    public (BigInteger[] Values, BigInteger Denominator) Point()
    {
        var denominator = BigInteger.One;
        foreach (var row in _rows)
        {
            var scale = BigInteger.CreateChecked(row.Scale);
            denominator *= scale / BigInteger.GreatestCommonDivisor(denominator, scale);
        }

        var values = new BigInteger[VariableCount];
        for (var v = 0; v < VariableCount; v++)
        {
            if (RowOf(v) is { } row)
                values[v] = BigInteger.CreateChecked(row.Value) * (denominator / BigInteger.CreateChecked(row.Scale));
            if (_isFlipped[v]) values[v] = BigInteger.CreateChecked(_most[v]!.Value) * denominator - values[v];
        }

        return (values, denominator);
    }
}
