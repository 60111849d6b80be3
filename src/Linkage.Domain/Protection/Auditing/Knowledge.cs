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
    private readonly bool[] _isNothing, _isKnown;
    private readonly bool _anyKnown;

    public Knowledge(Structure structure, Placement placement, IReadOnlyList<ShownCell> cells, IReadOnlyList<BaseMeasure> measures,
        IEnumerable<int> own)
    {
        (_measures, _placement, _isNothing) = ([.. measures], placement, new bool[placement.RowCount]);
        foreach (var row in Beforehand(structure)) _isNothing[row] = true;
        _isKnown = [.. _isNothing];
        foreach (var cell in cells)
            if (_measures.Any(m => ReadsExtreme(structure, cell, m)))
                foreach (var row in placement.RowsOf(cell.Number)) _isKnown[row] = true;
        // Possible units are numbered after the patterns, so that an insider's numbers mean the same here.
        foreach (var row in own.Where(r => r < RowCount)) _isKnown[row] = true;
        _anyKnown = _isKnown.Contains(true);
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

    /// <summary>Whether the attacker knew before anything was published that a row is nothing.</summary>
    public bool IsNothing(int row) => _isNothing[row];

    /// <summary>
    /// Whether the attacker knew before anything was published that nobody in the cell has the measure: then its zero is no disclosure.
    /// </summary>
    public bool HoldsNothing(ShownCell cell) => _placement.RowsOf(cell.Number) is { Length: > 0 } rows && Array.TrueForAll(rows, IsNothing);

    public IReadOnlyCollection<BaseMeasure> Measures => _measures;

    public bool Concerns(BaseMeasure measure) => _measures.Contains(measure);

    public bool IsPublished(ShownCell cell) => _measures.Any(cell.Reveals);

    private IEnumerable<int> Beforehand(Structure structure)
    {
        var known = _measures.Contains(BaseMeasure.Subjects) ? structure.Unoccupied : [];
        return _measures.Where(m => m.Amount >= 0)
            .Aggregate((IEnumerable<int>)known, (rows, m) => rows.Concat(structure.Amounts[m.Amount].Absent));
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
