using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Writes a combination of columns as a sum of published cells with small whole coefficients, for people: the shorter the better.
/// </summary>
internal sealed class Formula
{
    private const int MostCells = 2_000;
    private const int MostInTriples = 400;
    private const int MostCoefficient = 200;
    private const int MostMultiple = 60;

    private readonly PrimeField _field;
    private readonly ReleaseHistory _history;
    private readonly IReadOnlyList<int> _cells;
    private readonly ColumnBasis _columns;
    private readonly (ulong[] First, ulong[] Second) _functions;

    /// <param name="span">All rows: of a cell only what they say of it matters.</param>
    public Formula(PrimeField field, ReleaseHistory history, IReadOnlyList<int> cells, ColumnBasis columns, Echelon span)
    {
        (_field, _history, _cells, _columns) = (field, history, cells, columns);
        _functions = (RandomRow(span), RandomRow(span));
    }

    /// <returns>Empty when there are too many cells, or no such coefficients.</returns>
    public IReadOnlyList<Term> Of(ulong[] combination)
    {
        var (first, second) = (Sum(_functions.First, combination), Sum(_functions.Second, combination));
        var (ofFirst, ofSecond) = (_columns.OfCells(_functions.First), _columns.OfCells(_functions.Second));
        // A linear function that is zero on the combination: cells that add up to a multiple of it add up to zero under this.
        var values = _cells.Select(cell => (Cell: cell, Value: ofFirst(cell), Image: Image(ofFirst(cell), ofSecond(cell)))).ToList();
        return Pair(values) ?? Triple(values) ?? Solved(combination);

        ulong Image(ulong one, ulong other) => _field.Add(_field.Multiply(one, second), _field.Negate(_field.Multiply(other, first)));
    }

    private Term[]? Pair(List<(int Cell, ulong Value, ulong Image)> cells)
    {
        var seen = new Dictionary<ulong, List<(int Cell, ulong Value)>>();
        foreach (var (cell, value, image) in cells.OrderBy(one => _history.Cells[one.Cell].IsCandidate ? 1 : 0))
        {
            if (image == 0 && value != 0) return [Of(1, cell)];
            if (!seen.TryGetValue(image, out var others)) seen.Add(image, others = []);
            var other = others.Find(one => one.Value != value);
            if (others.Count > 0 && other != default) return Ordered(other.Cell, cell);
            others.Add((cell, value));
        }

        return null;
    }

    /// <summary>The larger cell less the smaller.</summary>
    private Term[] Ordered(int one, int other)
    {
        var (large, small) = _history.SizeOf(one) >= _history.SizeOf(other) ? (one, other) : (other, one);
        return [Of(1, large), Of(-1, small)];
    }

    private Term[]? Triple(List<(int Cell, ulong Value, ulong Image)> cells)
    {
        if (cells.Count > MostInTriples) return null;
        var byImage = cells.GroupBy(one => one.Image).ToDictionary(group => group.Key, group => group.First());
        foreach (var one in cells)
        {
            foreach (var other in cells)
            {
                if (other.Cell <= one.Cell || !byImage.TryGetValue(_field.Add(one.Image, other.Image), out var whole)) continue;
                if (whole.Cell == one.Cell || whole.Cell == other.Cell || whole.Value == _field.Add(one.Value, other.Value)) continue;
                return [Of(1, whole.Cell), Of(-1, one.Cell), Of(-1, other.Cell)];
            }
        }

        return null;
    }

    private IReadOnlyList<Term> Solved(ulong[] combination)
    {
        if (_cells.Count > MostCells) return [];
        var (units, span) = (_history.Units, new Echelon(_field, _history.Units + _history.Cells.Count));
        foreach (var cell in _cells)
        {
            // Each cell has a coordinate of its own beyond the units, in which its coefficient can be read.
            var reduced = span.Reduce(_history.Cells[cell].Units.Append(units + cell).Select(at => new Coordinate(at, _field.One)));
            if (reduced[0].At < units) span.Add(reduced, reduced[0].At);
        }

        var perUnit = _columns.PerUnit(combination);
        var left = span.Reduce(Enumerable.Range(0, units).Select(unit => new Coordinate(unit, perUnit[unit])));
        return Whole([.. left.Select(entry => (entry.At - units, _field.Negate(entry.Value)))]);
    }

    private IReadOnlyList<Term> Whole(IReadOnlyList<(int Cell, ulong Value)> coefficients)
    {
        var numbers = Enumerable.Range(-MostCoefficient, 2 * MostCoefficient + 1).ToDictionary(Number);
        for (var multiple = 1; multiple <= MostMultiple && coefficients.Count > 0; multiple++)
        {
            var scale = _field.Multiply(Number(multiple), _field.Invert(coefficients[0].Value));
            var scaled = coefficients.Select(one => _field.Multiply(scale, one.Value)).ToList();
            if (scaled.All(numbers.ContainsKey)) return [.. scaled.Select((value, at) => Of(numbers[value], coefficients[at].Cell))];
        }

        return [];
    }

    private Term Of(int coefficient, int cell) => new(coefficient, _history.Cells[cell]);

    private ulong Number(int number) => number < 0 ? _field.Negate(_field.Of((ulong)-number)) : _field.Of((ulong)number);

    private ulong Sum(ulong[] function, ulong[] combination) =>
        function.Zip(combination, _field.Multiply).Aggregate(0UL, _field.Add);

    private ulong[] RandomRow(Echelon span)
    {
        var (row, factors) = (new ulong[_columns.Count], RandomNumbers.Residues(_field, span.Count));
        for (var at = 0; at < span.Count; at++)
            foreach (var (column, value) in span.Row(at)) row[column] = _field.Add(row[column], _field.Multiply(factors[at], value));
        return row;
    }
}
