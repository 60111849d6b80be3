using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// The published values of one class as equations over rows, each less the published cells within it: what is left concerns suppressed
/// cells only, and falls apart into small components. A cell is taken away from cells above it only, so that nothing is lost.
/// </summary>
internal sealed class PublishedSums
{
    private readonly Placement _placement;
    private readonly IReadOnlyDictionary<int, Int128> _values;
    private readonly HashSet<int> _zeros;
    private readonly Dictionary<int, RowSum> _covers = [];
    private readonly List<(RowSum Sum, Int128 Value)> _equations = [];

    /// <param name="cells">Cells whose tables show the class, by ascending number: parts before the wholes.</param>
    /// <param name="zeros">Rows that everybody knows to be nothing.</param>
    public PublishedSums(Placement placement, IReadOnlyList<ShownCell> cells, IReadOnlyDictionary<int, Int128> values, HashSet<int> zeros)
    {
        (_placement, _values, _zeros) = (placement, values, zeros);
        foreach (var table in cells.GroupBy(c => c.Cube))
        {
            var families = new Families(table.Key);
            foreach (var cell in table) Cover(cell, families);
        }
    }

    /// <summary>Sums that have a published value, without those of nothing but published cells.</summary>
    public IReadOnlyList<(RowSum Sum, Int128 Value)> Equations => _equations;

    /// <summary>A suppressed cell as published values and rows.</summary>
    public RowSum Of(ShownCell cell) => _placement.PatternCount > 0 ? Whole(cell.Number) : _covers[cell.Number];

    private void Cover(ShownCell cell, Families families)
    {
        RowSum? best = null;
        for (var axis = 0; axis < cell.Cube.Axes.Count; axis++)
        {
            var children = families.Children(cell.Inner, axis);
            if (children.Length == 0) continue;
            var start = cell.Number - cell.Inner;
            var parts = Array.ConvertAll(children, child => _covers[start + child]);
            if (best is not null && parts.Sum(p => p.Rows.Length) >= best.Rows.Length) continue;
            best = RowSum.Of(parts, Overlap(cell.Number, Array.ConvertAll(children, child => start + child)));
        }

        best ??= Whole(cell.Number);
        if (_values.TryGetValue(cell.Number, out var value))
        {
            _equations.Add((best, value));
            best = RowSum.Of(value);
        }

        _covers.Add(cell.Number, best);
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
