namespace Linkage.Domain.Protection.Auditing;

/// <summary>The rows of a column, compared by content.</summary>
internal readonly struct RowSet(int[] rows) : IEquatable<RowSet>
{
    private readonly int[] _rows = rows;

    public bool Equals(RowSet other) => _rows.AsSpan().SequenceEqual(other._rows);

    public override bool Equals(object? obj) => obj is RowSet other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var row in _rows) hash.Add(row);
        return hash.ToHashCode();
    }
}
