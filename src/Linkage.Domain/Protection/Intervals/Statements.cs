using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// All that the published tables say of the rows of all classes without negative values, in one numbering of variables: class by class its
/// rows. Each statement has a place of its own: of a class and a cell, or of a limit and a cell, or of a band. A part of a count is at most
/// the count wherever that is published: the ones of a 0/1 amount, those who have an amount, all rows.
/// </summary>
internal sealed class Statements
{
    private readonly Views _views;
    private readonly Readings _readings;
    private readonly int[] _starts;
    private readonly int _cells;
    private readonly PublishedSums?[] _sums;
    private readonly Statement[] _bands;
    private readonly bool[] _isZero;
    private readonly List<(int Part, int Whole)> _limits = [];

    public Statements(Views views, Readings readings)
    {
        (_views, _readings, _cells) = (views, readings, views.Cells.Count == 0 ? 0 : views.Cells.Max(c => c.Number) + 1);
        var classes = views.Structure.SameMeasures;
        _starts = new int[classes.Count + 1];
        _sums = new PublishedSums?[classes.Count];
        for (var c = 0; c < classes.Count; c++) _starts[c + 1] = _starts[c] + views.PlacementOf(classes[c]).RowCount;
        _isZero = new bool[VariableCount];
        for (var c = 0; c < classes.Count; c++)
        {
            if (IsSigned(c)) continue;
            var zeros = EmptyRows(classes[c]);
            foreach (var row in zeros) _isZero[row + _starts[c]] = true;
            _sums[c] = new PublishedSums(views.PlacementOf(classes[c]), views.Outsider[c].Knowledge.Cells, readings.Values(c), zeros);
        }

        _bands = [.. readings.Bands.Select(Banded)];
        AddLimits();
    }

    /// <summary>Number of the places that a statement can have.</summary>
    public int PlaceCount => (_sums.Length + _limits.Count) * _cells + _bands.Length;

    public int VariableCount => _starts[^1];

    /// <summary>Pairs of classes of which the first is at most the second in every unit.</summary>
    public IReadOnlyList<(int Part, int Whole)> Limits => _limits;

    /// <summary>What is said at a place; null for nothing.</summary>
    public Statement? At(int place)
    {
        var (about, cell) = _cells == 0 ? (_sums.Length + _limits.Count, place) : Math.DivRem(place, _cells);
        if (about < _sums.Length)
            return _sums[about]?.Equation(cell) is { } equation ? Equation(about, equation.Sum, equation.Value) : null;
        if (about >= _sums.Length + _limits.Count) return _bands[place - (_sums.Length + _limits.Count) * _cells];
        var (part, whole) = _limits[about - _sums.Length];
        return _sums[whole]!.Equation(cell) is { Sum.Coefficients: null } limit
            ? new(Array.ConvertAll(limit.Sum.Rows, r => r + _starts[part]), null, 0, limit.Value - limit.Sum.Constant)
            : null;
    }

    /// <summary>What variables of one class are in truth, as the structure tells it; null when it does not.</summary>
    public Int128[]? Witness(IReadOnlyList<int> variables)
    {
        var (@class, _) = Locate(variables[0]);
        return _views.Structure.Witness is { } told && @class < told.Count && told[@class]?.Length == _starts[@class + 1] - _starts[@class]
            ? [.. variables.Select(v => told[@class][v - _starts[@class]])]
            : null;
    }

    /// <summary>Whether everybody knows a variable to be zero.</summary>
    public bool IsZero(int variable) => _isZero[variable];

    public int First(int @class) => _starts[@class];

    /// <summary>Publishes the value of a class in a cell, or takes it back.</summary>
    public void Put(int @class, int cell, Int128? value) => _sums[@class]?.Put(cell, value);

    /// <returns>Classes and cells of which the sum or what is said is another one since the last time.</returns>
    public IReadOnlyList<(int Class, int Cell)> Renew() =>
        [.. _sums.SelectMany((sums, c) => sums is null ? [] : sums.Renew().Select(cell => (c, cell)))];

    /// <summary>Places of what is said because of the value of a class in a cell.</summary>
    public IEnumerable<int> Places(int @class, int cell)
    {
        yield return @class * _cells + cell;
        for (var l = 0; l < _limits.Count; l++)
            if (_limits[l].Whole == @class) yield return (_sums.Length + l) * _cells + cell;
    }

    /// <summary>Class and row of a variable.</summary>
    public (int Class, int Row) Locate(int variable)
    {
        var @class = Array.BinarySearch(_starts, variable);
        if (@class < 0) @class = ~@class - 1;
        // Classes without rows share a start; the last of them has the row.
        while (_starts[@class + 1] == variable) @class++;
        return (@class, variable - _starts[@class]);
    }

    /// <summary>Whether a class can be negative, so that nothing bounds it.</summary>
    public bool IsSigned(int @class) =>
        _views.Structure.SameMeasures[@class].All(m => m.Kind == BaseKind.Sum && _views.Structure.Amounts[m.Amount].IsSigned);

    /// <summary>Whether only whole numbers are possible: counts, and sums of a 0/1 amount.</summary>
    public bool IsWhole(int @class) =>
        _views.Structure.SameMeasures[@class].Any(m => m.Kind != BaseKind.Sum || IsShare(m.Amount));

    /// <summary>A suppressed cell as a constant and variables, each once with coefficient one.</summary>
    public (Int128 Constant, int[] Variables) Target(int @class, ShownCell cell)
    {
        var sum = _sums[@class]!.Of(cell.Number);
        return (sum.Constant, Array.ConvertAll(sum.Rows, r => r + _starts[@class]));
    }

    private Statement Equation(int @class, RowSum sum, Int128 value) => new(
        Array.ConvertAll(sum.Rows, r => r + _starts[@class]),
        sum.Coefficients is { } some ? Array.ConvertAll(some, c => (Int128)c) : null,
        value - sum.Constant, value - sum.Constant);

    private Statement Banded(Band band)
    {
        var rows = _views.PlacementOf(_views.Structure.SameMeasures[band.Class]).RowsOf(band.Cell);
        return new Statement(Array.ConvertAll(rows, r => r + _starts[band.Class]), null, band.Least, band.Most);
    }

    private HashSet<int> EmptyRows(IReadOnlyList<BaseMeasure> same)
    {
        var zeros = new HashSet<int>();
        if (same.Contains(BaseMeasure.Subjects)) zeros.UnionWith(_views.Structure.Unoccupied);
        foreach (var measure in same.Where(m => m.Amount >= 0)) zeros.UnionWith(_views.Structure.Amounts[measure.Amount].Absent);
        return zeros;
    }

    private void AddLimits()
    {
        for (var a = 0; a < _views.Structure.Spec.Amounts.Count; a++)
        {
            var (sum, valid) = (_readings.ClassOf(BaseMeasure.Sum(a)), _readings.ClassOf(BaseMeasure.Valid(a)));
            if (IsShare(a)) Limit(sum, valid);
            Limit(valid, _readings.ClassOf(BaseMeasure.Rows));
        }
    }

    private void Limit(int part, int whole)
    {
        // A class that holds subjects as well has the same rows only where nobody falls in several.
        if (part >= 0 && whole >= 0 && part != whole && _sums[part] is not null && _sums[whole] is not null && !_limits.Contains((part, whole))
            && _starts[part + 1] - _starts[part] == _starts[whole + 1] - _starts[whole]) _limits.Add((part, whole));
    }

    private bool IsShare(int amount) =>
        _views.Structure.Spec.Tables.Any(t => t.Measures.Any(m => m.Kind == MeasureKind.Share && m.Amount == amount));
}
