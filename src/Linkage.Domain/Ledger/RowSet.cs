namespace Linkage.Domain.Ledger;

/// <summary>
/// Elements that stand for so many subjects each, with a vector over columns: a subject contributes it to every combination.
/// </summary>
internal abstract class RowSet
{
    /// <summary>Columns.</summary>
    public abstract int Width { get; }

    /// <summary>Subjects per element.</summary>
    public abstract IReadOnlyList<long> Counts { get; }

    /// <summary>Elements in the order in which they are best eliminated, of equal counts.</summary>
    public abstract IReadOnlyList<int> Order { get; }

    /// <summary>A pivot is where this is least.</summary>
    public abstract int Cost(int column);

    /// <summary>Vector of an element; a column may come several times.</summary>
    public abstract IEnumerable<Coordinate> Row(int element);

    /// <summary>A quick way to the sum of values times a combination of columns, element by element.</summary>
    public abstract Func<int, ulong> Product(ulong[] combination);
}
