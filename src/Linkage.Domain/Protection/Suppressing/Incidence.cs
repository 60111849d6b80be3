using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Which rows of the matrix each cell holds. Rows are the non-empty units, then the membership patterns of subjects that fall in several
/// units (for counts of subjects only), then the possible units.
/// </summary>
internal sealed class Incidence
{
    private readonly List<int>[] _rows;

    public Incidence(CubeSet cubes)
    {
        Cubes = cubes;
        _rows = new List<int>[cubes.CellCount];
        for (var c = 0; c < _rows.Length; c++) _rows[c] = [];
    }

    public CubeSet Cubes { get; }

    public int RowCount { get; private set; }

    /// <summary>Rows of a cell by its number over all tables, ascending.</summary>
    public IReadOnlyList<int> this[int cell] => _rows[cell];

    /// <summary>Adds a row for whoever falls in all of these units at once.</summary>
    public void Add(params IEnumerable<int[]> units)
    {
        var (cells, scratch) = (new List<int>(), new List<int>());
        var held = new HashSet<int>();
        foreach (var unit in units)
        {
            Cubes.CellsOf(unit, cells, scratch);
            held.UnionWith(cells);
        }

        foreach (var cell in held) _rows[cell].Add(RowCount);
        RowCount++;
    }
}
