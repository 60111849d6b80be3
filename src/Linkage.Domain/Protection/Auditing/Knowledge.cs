using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>
/// What an attacker holds on one class of base measures: the rows (units, or membership patterns) of every shown cell that are not known
/// beforehand, and which cells are published.
/// </summary>
internal sealed class Knowledge
{
    private readonly Dictionary<int, int[]> _rows = [];
    private readonly HashSet<BaseMeasure> _measures;
    private readonly Placement _placement;
    private readonly bool[] _isKnown;
    private readonly bool _anyKnown;

    public Knowledge(Structure structure, Placement placement, IReadOnlyList<ShownCell> cells, IReadOnlyList<BaseMeasure> measures,
        IEnumerable<int> own)
    {
        (_measures, _placement, _isKnown) = ([.. measures], placement, new bool[placement.RowCount]);
        // Possible units are numbered after the patterns, so that an insider's numbers mean the same here.
        foreach (var row in KnownRows(structure, cells).Concat(own)) (_isKnown[row], _anyKnown) = (true, true);
        Cells = [.. cells.Where(c => BaseMeasure.Of(c.Cube.Table).Any(_measures.Contains))];
    }

    public int RowCount => _placement.RowCount;

    /// <summary>Cells whose table shows a measure of the class.</summary>
    public IReadOnlyList<ShownCell> Cells { get; }

    /// <summary>Rows of a cell that are not known, ascending.</summary>
    public int[] RowsOf(ShownCell cell)
    {
        var all = _placement.RowsOf(cell.Number);
        if (!_anyKnown) return all;
        if (!_rows.TryGetValue(cell.Number, out var rows))
            _rows.Add(cell.Number, rows = Array.Exists(all, r => _isKnown[r]) ? Array.FindAll(all, r => !_isKnown[r]) : all);
        return rows;
    }

    public bool Concerns(BaseMeasure measure) => _measures.Contains(measure);

    public bool IsPublished(ShownCell cell) => _measures.Any(cell.Reveals);

    private IEnumerable<int> KnownRows(Structure structure, IReadOnlyList<ShownCell> cells)
    {
        var known = _measures.Contains(BaseMeasure.Subjects) ? structure.Unoccupied : [];
        foreach (var measure in _measures.Where(m => m.Amount >= 0)) known = [.. known, .. structure.Amounts[measure.Amount].Absent];
        return known.Concat(cells.Where(cell => _measures.Any(m => ReadsExtreme(structure, cell, m))).SelectMany(c => _placement.RowsOf(c.Number)));
    }

    /// <summary>Whether a published value fixes every part of the cell: zero where nothing is negative, or a share of 0 or 1.</summary>
    private static bool ReadsExtreme(Structure structure, ShownCell cell, BaseMeasure measure) => measure.Kind switch
    {
        BaseKind.Subjects => cell.Value(MeasureKind.CountSubjects, null) == 0,
        BaseKind.Rows => cell.Value(MeasureKind.CountRows, null) == 0,
        BaseKind.Sum => cell.Value(MeasureKind.Share, measure.Amount) is 0 or 1
            || !structure.Amounts[measure.Amount].IsSigned
            && (cell.Value(MeasureKind.Sum, measure.Amount) == 0 || cell.Value(MeasureKind.Mean, measure.Amount) == 0),
        _ => false,
    };
}
