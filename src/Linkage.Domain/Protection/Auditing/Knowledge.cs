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
    private readonly HashSet<int> _nothing = [];

    public Knowledge(Structure structure, CubeSet cubes, IReadOnlyList<ShownCell> cells, IReadOnlyList<BaseMeasure> measures,
        IEnumerable<int> own)
    {
        _measures = [.. measures];
        var rowsOf = cells.ToDictionary(c => c.Number, _ => new List<int>());
        foreach (var units in Rows(structure)) Place(cubes, rowsOf, units);
        RowCount = _placed;
        var beforehand = Beforehand(structure);
        foreach (var cell in cells)
            if (rowsOf[cell.Number] is { Count: > 0 } rows && rows.TrueForAll(beforehand.Contains)) _nothing.Add(cell.Number);
        var known = KnownRows(structure, cells, rowsOf, beforehand);
        // Possible units are numbered after the patterns, so that an insider's numbers mean the same here.
        known.UnionWith(own);
        foreach (var cell in cells) _rows.Add(cell.Number, [.. rowsOf[cell.Number].Where(r => !known.Contains(r))]);
        Cells = [.. cells.Where(c => BaseMeasure.Of(c.Cube.Table).Any(_measures.Contains))];
    }

    private int _placed;

    public int RowCount { get; }

    /// <summary>Cells whose table shows a measure of the class.</summary>
    public IReadOnlyList<ShownCell> Cells { get; }

    public int[] RowsOf(ShownCell cell) => _rows[cell.Number];

    /// <summary>
    /// Whether the attacker knew before anything was published that nobody in the cell has the measure: then its zero is no disclosure.
    /// </summary>
    public bool HoldsNothing(ShownCell cell) => _nothing.Contains(cell.Number);

    public bool Concerns(BaseMeasure measure) => _measures.Contains(measure);

    public bool IsPublished(ShownCell cell) => _measures.Any(cell.Reveals);

    private bool IsOfSubjects => _measures.Contains(BaseMeasure.Subjects);

    private IEnumerable<IEnumerable<int[]>> Rows(Structure structure)
    {
        foreach (var unit in structure.Units) yield return [unit];
        if (IsOfSubjects)
            foreach (var pattern in structure.Patterns) yield return pattern.Select(u => structure.Units[u]);
        foreach (var unit in structure.Possible) yield return [unit];
    }

    private void Place(CubeSet cubes, Dictionary<int, List<int>> rowsOf, IEnumerable<int[]> units)
    {
        var (cells, scratch) = (new List<int>(), new List<int>());
        foreach (var unit in units)
        {
            cubes.CellsOf(unit, cells, scratch);
            foreach (var cell in cells)
                if (rowsOf.TryGetValue(cell, out var rows) && (rows.Count == 0 || rows[^1] != _placed)) rows.Add(_placed);
        }

        _placed++;
    }

    private HashSet<int> Beforehand(Structure structure)
    {
        var known = new HashSet<int>();
        if (IsOfSubjects) known.UnionWith(structure.Unoccupied);
        foreach (var measure in _measures.Where(m => m.Amount >= 0)) known.UnionWith(structure.Amounts[measure.Amount].Absent);
        return known;
    }

    private HashSet<int> KnownRows(
        Structure structure, IReadOnlyList<ShownCell> cells, Dictionary<int, List<int>> rowsOf, HashSet<int> beforehand)
    {
        var known = new HashSet<int>(beforehand);
        foreach (var cell in cells)
            if (_measures.Any(m => ReadsExtreme(structure, cell, m))) known.UnionWith(rowsOf[cell.Number]);
        return known;
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
