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

    /// <param name="columns">In the order in which they will be published.</param>
    public Coordinates(TwoPrimes field, CubeSet cubes, IReadOnlyList<Column> columns)
    {
        _field = field;
        var relations = new Relations(field, columns);
        var all = relations.All(cubes);
        Count = relations.VariableCount;
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
}
