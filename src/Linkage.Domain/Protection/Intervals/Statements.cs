using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// All that the published tables say of the rows of all classes without negative values, in one numbering of variables: class by class its
/// rows. A part of a count is at most the count wherever that is published: the ones of a 0/1 amount, those who have an amount, all rows.
/// </summary>
internal sealed class Statements
{
    private readonly Views _views;
    private readonly Readings _readings;
    private readonly int[] _starts;
    private readonly PublishedSums?[] _sums;
    private readonly List<Statement> _all = [];
    private readonly List<int> _zeros = [];
    private readonly List<(int Part, int Whole)> _limits = [];

    public Statements(Views views, Readings readings)
    {
        (_views, _readings) = (views, readings);
        var classes = views.Structure.SameMeasures;
        _starts = new int[classes.Count + 1];
        _sums = new PublishedSums?[classes.Count];
        for (var c = 0; c < classes.Count; c++)
        {
            var placement = views.PlacementOf(classes[c]);
            _starts[c + 1] = _starts[c] + placement.RowCount;
            if (IsSigned(c)) continue;
            var zeros = EmptyRows(classes[c]);
            _zeros.AddRange(zeros.Select(row => row + _starts[c]));
            _sums[c] = new PublishedSums(placement, views.Outsider[c].Knowledge.Cells, readings.Values(c), zeros);
            foreach (var (sum, value) in _sums[c]!.Equations) _all.Add(Equation(c, sum, value));
        }

        _all.AddRange(readings.Bands.Select(Banded));
        AddLimits();
        foreach (var (part, whole) in _limits)
            _all.AddRange(_sums[whole]!.Equations.Where(e => e.Sum.Coefficients is null)
                .Select(e => Limited(part, e.Sum, e.Value - e.Sum.Constant)));
    }

    public IReadOnlyList<Statement> All => _all;

    /// <summary>Variables that everybody knows to be zero.</summary>
    public IReadOnlyList<int> Zeros => _zeros;

    public int VariableCount => _starts[^1];

    /// <summary>Pairs of classes of which the first is at most the second in every unit.</summary>
    public IReadOnlyList<(int Part, int Whole)> Limits => _limits;

    public int First(int @class) => _starts[@class];

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
        var sum = _sums[@class]!.Of(cell);
        return (sum.Constant, Array.ConvertAll(sum.Rows, r => r + _starts[@class]));
    }

    private Statement Equation(int @class, RowSum sum, Int128 value) => new(
        Array.ConvertAll(sum.Rows, r => r + _starts[@class]),
        sum.Coefficients is { } some ? Array.ConvertAll(some, c => (Int128)c) : null,
        value - sum.Constant, value - sum.Constant);

    private Statement Limited(int part, RowSum whole, Int128 most) =>
        new(Array.ConvertAll(whole.Rows, r => r + _starts[part]), null, 0, most);

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
