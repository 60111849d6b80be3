using System.Numerics;
using Linkage.Domain.Protection.Auditing;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Checks tables against everything that is published as it is published, cell by cell and in whole numbers, without the equations that the
/// search was given. One table is checked whole; of the others only where they differ from it.
/// </summary>
internal sealed class TableCheck
{
    private readonly Views _views;
    private readonly Readings _readings;
    private readonly Statements _statements;
    private readonly Settling _settled;
    private readonly ILookup<(int Class, int Cell), Band> _bands;
    private readonly BigInteger[] _values;
    private readonly BigInteger _denominator = 1;
    private readonly Dictionary<Component, PossibleTable> _first = new(ReferenceEqualityComparer.Instance);

    /// <param name="first">A table of every component.</param>
    public TableCheck(Views views, Readings readings, Statements statements, Settling settled, IReadOnlyList<(Component, PossibleTable)> first)
    {
        (_views, _readings, _statements, _settled) = (views, readings, statements, settled);
        _bands = readings.Bands.ToLookup(b => (b.Class, b.Cell));
        _values = new BigInteger[statements.VariableCount];
        foreach (var (_, table) in first)
            _denominator *= table.Denominator / BigInteger.GreatestCommonDivisor(_denominator, table.Denominator);
        for (var v = 0; v < _values.Length; v++)
            if (settled.IsKnown(v)) _values[v] = settled.Value(v) * _denominator;
        foreach (var (component, table) in first)
        {
            _first.Add(component, table);
            for (var g = 0; g < component.Groups.Count; g++)
                Spread(component.Groups[g], table.Values[g] * (_denominator / table.Denominator));
        }

        IsSound = FitsRows() && FitsCells() && first.All(f => FitsTargets(f.Item1, f.Item2));
    }

    /// <summary>Whether the tables that came first are together one that fits everything published.</summary>
    public bool IsSound { get; }

    /// <summary>Whether another table of a component fits as well.</summary>
    public bool Accepts(Component component, PossibleTable table)
    {
        var first = _first[component];
        if (!FitsBounds(component, table)) return false;
        // Everything over the product of the denominators.
        var changes = new Dictionary<(int Class, int Cell), BigInteger>();
        for (var g = 0; g < component.Groups.Count; g++)
        {
            var change = table.Values[g] * first.Denominator - first.Values[g] * table.Denominator;
            if (change.IsZero) continue;
            // Rows of a group lie in the same published cells: that was how they were grouped, and what this holds against them.
            var (@class, row) = _statements.Locate(component.Groups[g][0]);
            foreach (var cell in PlacementOf(@class).CellsOf(row))
                changes[(@class, cell)] = changes.GetValueOrDefault((@class, cell)) + change;
        }

        var denominator = table.Denominator * first.Denominator;
        foreach (var ((@class, cell), change) in changes)
        {
            if (!change.IsZero && _readings.Values(@class).ContainsKey(cell)) return false;
            if (_bands[(@class, cell)].Any(band => !Fits(band, Changed(@class, cell), denominator * _denominator))) return false;
        }

        return component.Targets.All(t => ValueOf(t, table) * first.Denominator - ValueOf(t, first) * table.Denominator
            == changes.GetValueOrDefault((t.Target.Class, t.Target.Cell.Number)));

        BigInteger Changed(int @class, int cell) =>
            Sum(@class, cell) * denominator + changes.GetValueOrDefault((@class, cell)) * _denominator;
    }

    private Placement PlacementOf(int @class) => _views.PlacementOf(_views.Structure.SameMeasures[@class]);

    /// <summary>Value of a target without its constant, times the table's denominator.</summary>
    private static BigInteger ValueOf((Target Target, int[] Groups) target, PossibleTable table) =>
        target.Groups.Aggregate(BigInteger.Zero, (sum, g) => sum + table.Values[g]);

    private static bool FitsBounds(Component component, PossibleTable table)
    {
        for (var g = 0; g < component.Groups.Count; g++)
        {
            if (table.Values[g].Sign < 0 || component.IsWhole[g] && !(table.Values[g] % table.Denominator).IsZero) return false;
            if (component.Most[g] is { } most && table.Values[g] > most * table.Denominator) return false;
        }

        return component.Limits.All(l => table.Values[l.Part] <= table.Values[l.Whole])
            && component.Floors.All(f => table.Values[f.Group] >= f.Least * table.Denominator);
    }

    /// <summary>Divides a group's value over its rows: what each must have at least, and of the rest as much as each can.</summary>
    private void Spread(int[] variables, BigInteger value)
    {
        foreach (var variable in variables) value -= _values[variable] = Floor(variable) * _denominator;
        foreach (var variable in variables)
        {
            var room = _settled.Most(variable) is { } most ? BigInteger.Min(value, most * _denominator - _values[variable]) : value;
            _values[variable] += room;
            value -= room;
        }

        // What finds no room is seen by the check of the cells.
    }

    private Int128 Floor(int variable)
    {
        var (@class, row) = _statements.Locate(variable);
        return _statements.Limits.Where(l => l.Whole == @class).Select(l => _statements.First(l.Part) + row)
            .Where(_settled.IsKnown).Aggregate(Int128.Zero, (least, part) => Int128.Max(least, _settled.Value(part)));
    }

    private bool FitsRows()
    {
        for (var v = 0; v < _values.Length; v++)
            if (_values[v].Sign < 0) return false;
        foreach (var (part, whole) in _statements.Limits)
            for (var v = _statements.First(part); v < _statements.First(part + 1); v++)
                if (_values[v] > _values[v - _statements.First(part) + _statements.First(whole)]) return false;
        return _statements.Zeros.All(zero => _values[zero].IsZero);
    }

    private bool FitsCells()
    {
        for (var c = 0; c < _views.Structure.SameMeasures.Count; c++)
        {
            if (_statements.IsSigned(c)) continue;
            foreach (var (cell, value) in _readings.Values(c))
                if (Sum(c, cell) != value * _denominator) return false;
        }

        return _readings.Bands.All(b => Fits(b, Sum(b.Class, b.Cell), _denominator));
    }

    private bool FitsTargets(Component component, PossibleTable table) => component.Targets.All(t =>
        Sum(t.Target.Class, t.Target.Cell.Number) == t.Target.Constant * _denominator + ValueOf(t, table) * (_denominator / table.Denominator));

    private static bool Fits(Band band, BigInteger sum, BigInteger denominator) =>
        sum >= band.Least * denominator && sum <= band.Most * denominator;

    private BigInteger Sum(int @class, int cell)
    {
        var sum = BigInteger.Zero;
        foreach (var row in PlacementOf(@class).RowsOf(cell)) sum += _values[_statements.First(@class) + row];
        return sum;
    }
}
