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

    /// <param name="columns">In the order in which they will be published.</param>
    /// <param name="rows">Rows that need coordinates of their own.</param>
    public Coordinates(TwoPrimes field, CubeSet cubes, IReadOnlyList<Column> columns, IEnumerable<int> rows)
    {
        _field = field;
        _relations = new Relations(field, columns);
        foreach (var row in rows) _relations.Loose(row);
        var all = _relations.All(cubes);
        Count = _relations.VariableCount;
        _dependent = new SparsePivots(field, Count);
        // A relation gives its last column by earlier ones; these come due from the last to the first.
        foreach (var relation in all)
        {
            var reduced = _dependent.Reduce(relation);
            if (reduced.Length > 0) _dependent.Add(reduced, reduced[^1], -reduced[^1].Row);
        }
    }

    /// <summary>Number of coordinates, used or not.</summary>
    public int Count { get; }

    /// <summary>Coordinates of a column by its number; those of an empty column are none.</summary>
    public Entry[] Of(int column) => _dependent.Reduce([new Entry(column, _field.One)]);

    /// <summary>Coordinates of one row by itself.</summary>
    public Entry[] OfRow(int row) => _dependent.Reduce([new Entry(_relations.Loose(row), _field.One)]);
}
