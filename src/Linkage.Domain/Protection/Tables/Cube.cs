namespace Linkage.Domain.Protection.Tables;

/// <summary>
/// The geometry of one table: cells are numbered 0 … <see cref="CellCount"/> − 1, the last axis fastest. This is the model that
/// tabulation, suppression and audit share; none of the values is in it.
/// </summary>
public sealed class Cube
{
    private readonly int[] _strides;

    internal Cube(TabulationSpec spec, TableSpec table, Func<int, Grain> grainOf)
    {
        Table = table;
        Axes = [.. table.Dimensions.Select(d => Axis.Of(spec, d, grainOf))];
        _strides = new int[Axes.Count];
        CellCount = 1;
        for (var a = Axes.Count - 1; a >= 0; a--)
        {
            _strides[a] = CellCount;
            CellCount *= Axes[a].Positions.Count;
        }
    }

    public TableSpec Table { get; }

    public IReadOnlyList<Axis> Axes { get; }

    public int CellCount { get; }

    /// <summary>Position of a cell on an axis.</summary>
    public int PositionAt(int cell, int axis) => cell / _strides[axis] % Axes[axis].Positions.Count;

    /// <summary>The cell that differs from <paramref name="cell"/> only in its position on one axis.</summary>
    public int Moved(int cell, int axis, int position) => cell + (position - PositionAt(cell, axis)) * _strides[axis];

    /// <summary>Whether the table shows the cell, or only needs it as the group of others.</summary>
    public bool IsShown(int cell)
    {
        for (var a = 0; a < Axes.Count; a++)
            if (!Axes[a].Positions[PositionAt(cell, a)].Shown) return false;
        return true;
    }

    /// <summary>Codes of the cell, one per dimension.</summary>
    public string[] Codes(int cell) => [.. Axes.Select((axis, a) => axis.Positions[PositionAt(cell, a)].Code)];

    /// <summary>Name of a cell for people: table and codes, which are public; never a value.</summary>
    public string Label(int cell) => $"{Table.Name}[{string.Join(", ", Codes(cell))}]";

    /// <summary>All cells, shown or not, that hold an inner unit.</summary>
    /// <param name="unit">Grain per variable of the specification.</param>
    public void CellsOf(ReadOnlySpan<int> unit, List<int> cells)
    {
        cells.Clear();
        cells.Add(0);
        for (var a = 0; a < Axes.Count; a++)
        {
            var holding = Axes[a].Holding(unit[Axes[a].Variable]);
            var before = cells.Count;
            for (var h = 1; h < holding.Length; h++)
                for (var c = 0; c < before; c++) cells.Add(cells[c] + holding[h] * _strides[a]);
            for (var c = 0; c < before; c++) cells[c] += holding[0] * _strides[a];
        }
    }
}
