using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>
/// The rows that every shown cell holds, known or not: units, then membership patterns (for counts of subjects only), then possible units.
/// </summary>
internal sealed class Placement
{
    private readonly Structure _structure;
    private readonly CubeSet _cubes;
    private readonly bool[] _isShown;
    private readonly int[]?[] _rows;

    public Placement(Structure structure, CubeSet cubes, IReadOnlyList<ShownCell> cells, bool patterns)
    {
        (_structure, _cubes, PatternCount) = (structure, cubes, patterns ? structure.Patterns.Count : 0);
        RowCount = structure.Units.Count + PatternCount + structure.Possible.Count;
        _isShown = new bool[cubes.CellCount];
        foreach (var cell in cells) _isShown[cell.Number] = true;
        var (counts, of, scratch) = (new int[cubes.CellCount], new List<int>(), new List<int>());
        for (var row = 0; row < RowCount; row++)
        {
            CellsOf(row, of, scratch);
            foreach (var cell in of) counts[cell]++;
        }

        _rows = new int[cubes.CellCount][];
        foreach (var cell in cells) (_rows[cell.Number], counts[cell.Number]) = (new int[counts[cell.Number]], 0);
        for (var row = 0; row < RowCount; row++)
        {
            CellsOf(row, of, scratch);
            foreach (var cell in of) _rows[cell]![counts[cell]++] = row;
        }
    }

    public int RowCount { get; }

    public int PatternCount { get; }

    /// <summary>Rows of a shown cell by its number over all tables, ascending.</summary>
    public int[] RowsOf(int cell) => _rows[cell]!;

    public bool IsPattern(int row) => row >= _structure.Units.Count && row < _structure.Units.Count + PatternCount;

    /// <summary>Finds the numbers of the shown cells that hold a row, each once.</summary>
    public void CellsOf(int row, List<int> cells, List<int> scratch)
    {
        if (!IsPattern(row))
        {
            var unit = row < _structure.Units.Count
                ? _structure.Units[row]
                : _structure.Possible[row - _structure.Units.Count - PatternCount];
            _cubes.CellsOf(unit, cells, scratch);
        }
        else
        {
            var held = new HashSet<int>();
            foreach (var unit in _structure.Patterns[row - _structure.Units.Count])
            {
                _cubes.CellsOf(_structure.Units[unit], cells, scratch);
                held.UnionWith(cells);
            }

            cells.Clear();
            cells.AddRange(held);
        }

        cells.RemoveAll(cell => !_isShown[cell]);
    }
}
