using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// The published values of one class as equations over rows, each less the published cells within it: what is left concerns suppressed
/// cells only, and falls apart into small parcels. A cell is taken away from cells above it only, so that nothing is lost. When a value
/// comes or goes, only the cells above it are worked out anew.
/// </summary>
internal sealed class PublishedSums
{
    private readonly Placement _placement;
    private readonly Dictionary<int, Int128> _values;
    private readonly HashSet<int> _zeros;
    private readonly Dictionary<int, ShownCell> _cells;
    private readonly Dictionary<Cube, Families> _families = [];
    private readonly Dictionary<int, RowSum> _covers = [], _sums = [];
    private readonly SortedSet<int> _due;

    /// <param name="cells">Cells whose tables show the class; parts have lower numbers than their wholes.</param>
    /// <param name="zeros">Rows that everybody knows to be nothing.</param>
    public PublishedSums(Placement placement, IReadOnlyList<ShownCell> cells, IReadOnlyDictionary<int, Int128> values, HashSet<int> zeros)
    {
        (_placement, _values, _zeros) = (placement, new(values), zeros);
        _cells = cells.ToDictionary(c => c.Number);
        foreach (var cube in cells.Select(c => c.Cube).Distinct()) _families.Add(cube, new Families(cube));
        _due = [.. _cells.Keys];
        Renew();
    }

    /// <summary>A published value of a cell as a sum over rows, without what is published within it; null for a cell without one.</summary>
    public (RowSum Sum, Int128 Value)? Equation(int cell) => _sums.TryGetValue(cell, out var sum) ? (sum, _values[cell]) : null;

    /// <summary>A suppressed cell as published values and rows.</summary>
    public RowSum Of(int cell) => _placement.PatternCount > 0 ? Whole(cell) : _covers[cell];

    /// <summary>Publishes a value of a cell, or takes it back; nothing follows from it before <see cref="Renew"/>.</summary>
    public void Put(int cell, Int128? value)
    {
        if (value is { } published) _values[cell] = published;
        else _values.Remove(cell);
        if (_cells.ContainsKey(cell)) _due.Add(cell);
    }

    /// <returns>Cells of which the equation or the sum is another one now, ascending.</returns>
    public IReadOnlyList<int> Renew()
    {
        var changed = new List<int>();
        while (_due.Count > 0)
        {
            var cell = _due.Min;
            _due.Remove(cell);
            var (oldCover, oldSum) = (_covers.GetValueOrDefault(cell), _sums.GetValueOrDefault(cell));
            var sum = SumOf(_cells[cell]);
            var isPublished = _values.TryGetValue(cell, out var value);
            var cover = isPublished ? RowSum.Of(value) : sum;
            if (isPublished) _sums[cell] = sum;
            else _sums.Remove(cell);
            _covers[cell] = cover;
            var isSame = cover.Equals(oldCover);
            if (!isSame && oldCover is not null) _due.UnionWith(Above(_cells[cell]));
            if (!isSame || isPublished != oldSum is not null || isPublished && !sum.Equals(oldSum)) changed.Add(cell);
        }

        return changed;
    }

    private RowSum SumOf(ShownCell cell)
    {
        var families = _families[cell.Cube];
        var start = cell.Number - cell.Inner;
        var (best, fewest) = (Array.Empty<int>(), int.MaxValue);
        for (var axis = 0; axis < cell.Cube.Axes.Count; axis++)
        {
            var children = families.Children(cell.Inner, axis);
            if (children.Length == 0) continue;
            var length = 0;
            foreach (var child in children) length += _covers[start + child].Rows.Length;
            if (length < fewest) (best, fewest) = (children, length);
        }

        if (best.Length == 0) return Whole(cell.Number);
        return RowSum.Of(Array.ConvertAll(best, c => _covers[start + c]), Overlap(cell.Number, Array.ConvertAll(best, c => start + c)));
    }

    private IEnumerable<int> Above(ShownCell cell)
    {
        for (var axis = 0; axis < cell.Cube.Axes.Count; axis++)
        {
            var parent = cell.Cube.Axes[axis].Positions[cell.Cube.PositionAt(cell.Inner, axis)].Parent;
            if (parent < 0) continue;
            var above = cell.Number - cell.Inner + cell.Cube.Moved(cell.Inner, axis, parent);
            if (_cells.ContainsKey(above)) yield return above;
        }
    }

    private RowSum Whole(int cell)
    {
        var rows = _placement.RowsOf(cell);
        return new RowSum(_zeros.Count == 0 ? rows : Array.FindAll(rows, r => !_zeros.Contains(r)), null, 0);
    }

    /// <summary>Patterns that fall in several of the children are one in the whole: what they count too often is taken away.</summary>
    private Dictionary<int, int> Overlap(int cell, int[] children)
    {
        var overlap = new Dictionary<int, int>();
        if (_placement.PatternCount == 0) return overlap;
        foreach (var row in _placement.RowsOf(cell))
            if (_placement.IsPattern(row) && !_zeros.Contains(row)) overlap[row] = 1;
        foreach (var row in children.SelectMany(_placement.RowsOf))
            if (overlap.TryGetValue(row, out var count)) overlap[row] = count - 1;
        foreach (var row in overlap.Where(o => o.Value == 0).Select(o => o.Key).ToList()) overlap.Remove(row);
        return overlap;
    }
}
