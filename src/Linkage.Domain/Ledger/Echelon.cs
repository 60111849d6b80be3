using System.Numerics;
using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>
/// A linear span in echelon form, by sparse elimination modulo a random 61-bit prime. Every vector added has a pivot, and no later vector
/// has that coordinate. Not safe for concurrent use.
/// </summary>
internal sealed class Echelon
{
    private readonly PrimeField _field;
    private readonly List<(int Pivot, Coordinate[] Others)> _rows = [];
    private readonly int[] _rowOf;
    private readonly ulong[] _value;
    private readonly bool[] _isTouched;
    private readonly List<int> _touched = [];
    private readonly List<ulong> _due = [];

    /// <param name="width">Coordinates are 0 … width − 1.</param>
    public Echelon(PrimeField field, int width)
    {
        (_field, _rowOf, _value, _isTouched) = (field, new int[width], new ulong[width], new bool[width]);
        Array.Fill(_rowOf, -1);
    }

    /// <summary>Dimension of the span.</summary>
    public int Count => _rows.Count;

    /// <summary>Multiplications so far.</summary>
    public long Work { get; private set; }

    public int PivotOf(int row) => _rows[row].Pivot;

    /// <summary>The vector of a row, with one at its pivot.</summary>
    public IEnumerable<Coordinate> Row(int row) => _rows[row].Others.Prepend(new Coordinate(_rows[row].Pivot, _field.One));

    /// <summary>Adds a vector that <see cref="Reduce"/> gave, with one of its coordinates as pivot.</summary>
    public void Add(IReadOnlyCollection<Coordinate> reduced, int pivot)
    {
        var scale = _field.Invert(reduced.First(entry => entry.At == pivot).Value);
        _rowOf[pivot] = Count;
        var others = reduced.Where(entry => entry.At != pivot).Select(entry => entry with { Value = _field.Multiply(scale, entry.Value) });
        _rows.Add((pivot, [.. others]));
        if (_due.Count * 64 < Count) _due.Add(0);
    }

    /// <summary>Forgets what was added after the first <paramref name="count"/>.</summary>
    public void Truncate(int count)
    {
        for (var row = count; row < Count; row++) _rowOf[_rows[row].Pivot] = -1;
        _rows.RemoveRange(count, Count - count);
    }

    /// <param name="vector">A coordinate may come several times: then it is the sum.</param>
    /// <returns>The vector less multiples of the rows, coordinates ascending; empty when it is in the span.</returns>
    public List<Coordinate> Reduce(IEnumerable<Coordinate> vector)
    {
        foreach (var (at, value) in vector) Put(at, value);
        // A row has no pivot of an earlier one, so that one pass in the order of rows is enough.
        for (var word = 0; word < _due.Count; word++)
        {
            while (_due[word] != 0)
            {
                var row = 64 * word + BitOperations.TrailingZeroCount(_due[word]);
                _due[word] &= _due[word] - 1;
                Subtract(row);
            }
        }

        return Taken();
    }

    /// <summary>The vector on which row i has the value <paramref name="values"/>[i], with given coordinates where no pivot is.</summary>
    /// <remarks>As many rows count as there are values: of later ones the pivots are given like other coordinates.</remarks>
    public ulong[] Solve(IReadOnlyList<ulong> values, Func<int, ulong> free)
    {
        var (solution, rows) = (new ulong[_value.Length], Math.Min(Count, values.Count));
        for (var at = 0; at < solution.Length; at++) solution[at] = _rowOf[at] < 0 || _rowOf[at] >= rows ? free(at) : 0;
        for (var row = rows - 1; row >= 0; row--)
        {
            var sum = values[row];
            foreach (var (at, value) in _rows[row].Others)
                if (solution[at] != 0) sum = _field.Add(sum, _field.Negate(_field.Multiply(value, solution[at])));
            solution[_rows[row].Pivot] = sum;
        }

        return solution;
    }

    private void Subtract(int row)
    {
        var (pivot, rest) = _rows[row];
        var factor = _field.Negate(_value[pivot]);
        if (factor == 0) return;
        _value[pivot] = 0;
        Work += rest.Length;
        foreach (var (at, value) in rest) Put(at, _field.Multiply(factor, value));
    }

    private void Put(int at, ulong value)
    {
        _value[at] = _field.Add(_value[at], value);
        if (_isTouched[at]) return;
        _isTouched[at] = true;
        _touched.Add(at);
        if (_rowOf[at] is >= 0 and var row) _due[row >> 6] |= 1UL << row;
    }

    private List<Coordinate> Taken()
    {
        _touched.Sort();
        var left = new List<Coordinate>();
        foreach (var at in _touched)
        {
            if (_value[at] != 0) left.Add(new Coordinate(at, _value[at]));
            (_value[at], _isTouched[at]) = (0, false);
        }

        _touched.Clear();
        return left;
    }
}
