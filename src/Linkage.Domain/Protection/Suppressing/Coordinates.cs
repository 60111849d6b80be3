using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Columns written in terms of the first independent ones among them. Publishing an independent column then removes one coordinate
/// instead of filling thousands of rows.
/// </summary>
internal sealed class Coordinates
{
    private readonly TwoPrimes _field;
    private readonly SparsePivots _dependent;
    private readonly Relations _relations;
    private readonly HashSet<int> _zeros = [];
    private readonly Entry[]?[] _ofColumn;

    /// <param name="columns">In the order in which they will be published.</param>
    /// <param name="rows">Rows that need coordinates of their own.</param>
    /// <param name="zeros">Rows whose value is zero and must not be known to be.</param>
    public Coordinates(TwoPrimes field, CubeSet cubes, IReadOnlyList<Column> columns, IEnumerable<int> rows, IEnumerable<int> zeros)
    {
        (_field, _ofColumn) = (field, new Entry[columns.Count][]);
        _relations = new Relations(field, columns);
        foreach (var row in rows) _relations.Loose(row);
        foreach (var row in zeros) _zeros.Add(_relations.Loose(row));
        var all = _relations.All(cubes);
        Count = _relations.VariableCount;
        _dependent = new SparsePivots(field, Count);
        // A relation gives its last variable by earlier ones, zero rows before all; these come due from the last to the first.
        foreach (var relation in all)
        {
            var reduced = _dependent.Reduce(relation);
            if (reduced.Length == 0) continue;
            var last = reduced.MaxBy(e => Order(e.Row));
            _dependent.Add(reduced, last, -Order(last.Row));
        }
    }

    /// <summary>Number of coordinates, used or not.</summary>
    public int Count { get; }

    /// <summary>Coordinates of a column by its number; those of an empty column are none.</summary>
    public Entry[] Of(int column) => _ofColumn[column] ??= _dependent.Reduce([new Entry(column, _field.One)]);

    /// <summary>Coordinates of one row by itself.</summary>
    public Entry[] OfRow(int row) => _dependent.Reduce([new Entry(_relations.Loose(row), _field.One)]);

    /// <summary>Whether a coordinate is that of a zero row.</summary>
    public bool IsZero(int coordinate) => _zeros.Contains(coordinate);

    private int Order(int variable) => _zeros.Contains(variable) ? variable - Count : variable;
}
