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
    private readonly Dictionary<int, Int128> _most = [];
    private readonly ILookup<(int Class, int Cell), Band> _bands;
    private readonly BigInteger[] _values;
    private readonly BigInteger _denominator = 1;
    private readonly Dictionary<Component, PossibleTable> _first = new(ReferenceEqualityComparer.Instance);

    /// <param name="searches">Every component of theirs has a table.</param>
    public TableCheck(Views views, Readings readings, Statements statements, IReadOnlyList<ParcelSearch> searches)
    {
        (_views, _readings, _statements) = (views, readings, statements);
        _bands = readings.Bands.ToLookup(b => (b.Class, b.Cell));
        _values = new BigInteger[statements.VariableCount];
        var first = searches.SelectMany(s => s.Components).Select(c => (c.Component, Table: c.Tables[0])).ToList();
        foreach (var (_, table) in first)
            _denominator *= table.Denominator / BigInteger.GreatestCommonDivisor(_denominator, table.Denominator);
        foreach (var search in searches)
        {
            foreach (var (variable, value) in search.Known()) _values[variable] = value * _denominator;
            foreach (var (variable, most) in search.Limits()) _most[variable] = most;
        }

        foreach (var (component, table) in first)
        {
            _first.Add(component, table);
            for (var g = 0; g < component.Groups.Count; g++)
                Spread(component.Groups[g], table.Values[g] * (_denominator / table.Denominator));
        }

        IsSound = FitsRows() && FitsCells() && first.TrueForAll(f => FitsTargets(f.Component, f.Table));
    }

    /// <summary>Whether the tables that came first are together one that fits everything published.</summary>
    public bool IsSound { get; }

    /// <summary>Whether another table of a component fits as well.</summary>
    public bool Accepts(Component component, PossibleTable table)
    {
        var first = _first[component];
        var changes = Enumerable.Range(0, component.Groups.Count)
            .Select(g => (g, table.Values[g] * first.Denominator - first.Values[g] * table.Denominator)).Where(c => !c.Item2.IsZero);
        return Enumerable.Range(0, component.Groups.Count).All(g => FitsBounds(component, g, table.Values[g], table.Denominator))
            && Accepts(component, [.. changes], table.Denominator * first.Denominator);
    }

    /// <summary>Whether a table near the first one of its component fits as well.</summary>
    public bool Accepts(Component component, NearbyTable table)
    {
        var first = _first[component];
        return table.Changes.All(c => FitsBounds(component, c.Group, first.Values[c.Group] + c.Change * first.Denominator, first.Denominator))
            && Accepts(component, [.. table.Changes.Select(c => (c.Group, (BigInteger)c.Change))], 1);
    }

    /// <param name="changes">Of groups, against the first table, times the denominator.</param>
    private bool Accepts(Component component, IReadOnlyList<(int Group, BigInteger Change)> changes, BigInteger denominator)
    {
        var ofCells = new Dictionary<(int Class, int Cell), BigInteger>();
        var (cells, scratch) = (new List<int>(), new List<int>());
        foreach (var (group, change) in changes)
        {
            // Rows of a group lie in the same published cells: that was how they were grouped, and what this holds against them.
            var (@class, row) = _statements.Locate(component.Groups[group][0]);
            PlacementOf(@class).CellsOf(row, cells, scratch);
            foreach (var cell in cells) ofCells[(@class, cell)] = ofCells.GetValueOrDefault((@class, cell)) + change;
        }

        foreach (var ((@class, cell), change) in ofCells)
        {
            if (!change.IsZero && _readings.Values(@class).ContainsKey(cell)) return false;
            if (_bands[(@class, cell)].Any(band => !Fits(band, Changed(@class, cell, change), denominator * _denominator))) return false;
            foreach (var (_, whole) in _statements.Limits.Where(l => l.Part == @class))
                if (_readings.Values(whole).TryGetValue(cell, out var most)
                    && Changed(@class, cell, change) > most * denominator * _denominator) return false;
        }

        return component.ChangesOf(changes)
            .All(c => c.Change == ofCells.GetValueOrDefault((c.Target.Target.Class, c.Target.Target.Cell.Number)));

        BigInteger Changed(int @class, int cell, BigInteger change) => Sum(@class, cell) * denominator + change * _denominator;
    }

    private Placement PlacementOf(int @class) => _views.PlacementOf(_views.Structure.SameMeasures[@class]);

    private static bool FitsBounds(Component component, int group, BigInteger value, BigInteger denominator) =>
        value.Sign >= 0 && (!component.IsWhole || (value % denominator).IsZero)
        && (component.IsCapped[group] || component.Program.Most(group) is not { } most || value <= most * denominator);

    /// <summary>Divides a group's value over its rows, to each as much as it can have.</summary>
    private void Spread(int[] variables, BigInteger value)
    {
        foreach (var variable in variables)
        {
            _values[variable] = _most.TryGetValue(variable, out var most) ? BigInteger.Min(value, most * _denominator) : value;
            value -= _values[variable];
        }

        // What finds no room is seen by the check of the cells.
    }

    private bool FitsRows()
    {
        for (var v = 0; v < _values.Length; v++)
            if (_values[v].Sign < 0 || _statements.IsZero(v) && !_values[v].IsZero) return false;
        return true;
    }

    private bool FitsCells()
    {
        for (var c = 0; c < _views.Structure.SameMeasures.Count; c++)
        {
            if (_statements.IsSigned(c)) continue;
            foreach (var (cell, value) in _readings.Values(c))
                if (Sum(c, cell) != value * _denominator) return false;
        }

        foreach (var (part, whole) in _statements.Limits)
            foreach (var (cell, value) in _readings.Values(whole))
                if (Sum(part, cell) > value * _denominator) return false;
        return _readings.Bands.All(b => Fits(b, Sum(b.Class, b.Cell), _denominator));
    }

    private bool FitsTargets(Component component, PossibleTable table) => component.Targets.All(t =>
        Sum(t.Target.Class, t.Target.Cell.Number)
            == t.Target.Constant * _denominator + table.ValueOf(t.Groups) * (_denominator / table.Denominator));

    private static bool Fits(Band band, BigInteger sum, BigInteger denominator) =>
        sum >= band.Least * denominator && sum <= band.Most * denominator;

    private BigInteger Sum(int @class, int cell)
    {
        var sum = BigInteger.Zero;
        foreach (var row in PlacementOf(@class).RowsOf(cell)) sum += _values[_statements.First(@class) + row];
        return sum;
    }
}
