namespace Linkage.Domain.Protection.Tables;

/// <summary>The cubes of all tables of a specification over common grains; a cell has one number over all of them.</summary>
public sealed class CubeSet
{
    private readonly int[] _starts;

    /// <param name="spec">Must be without faults (<see cref="TabulationFaults"/>).</param>
    public CubeSet(TabulationSpec spec)
    {
        Spec = spec;
        Grains = [.. spec.Variables.Select(v => Grain.Of(v, spec.Tables))];
        Cubes = [.. spec.Tables.Select(t => new Cube(spec, t, v => Grains[v]))];
        _starts = new int[Cubes.Count + 1];
        for (var c = 0; c < Cubes.Count; c++) _starts[c + 1] = _starts[c] + Cubes[c].CellCount;
    }

    public TabulationSpec Spec { get; }

    public IReadOnlyList<Grain> Grains { get; }

    public IReadOnlyList<Cube> Cubes { get; }

    public int CellCount => _starts[^1];

    /// <summary>Number, over all tables, of the first cell of a table.</summary>
    public int Start(int table) => _starts[table];

    /// <summary>Table of a cell, and the cell's number within it.</summary>
    public (int Table, int Cell) Locate(int cell)
    {
        var table = Array.BinarySearch(_starts, cell);
        if (table < 0) table = ~table - 1;
        return (table, cell - _starts[table]);
    }

    /// <summary>Whether the table of a cell shows it.</summary>
    public bool IsShown(int cell)
    {
        var (table, inner) = Locate(cell);
        return Cubes[table].IsShown(inner);
    }

    public string Label(int cell)
    {
        var (table, inner) = Locate(cell);
        return Cubes[table].Label(inner);
    }

    /// <summary>All cells of all tables that hold an inner unit, by their number over all tables.</summary>
    public void CellsOf(ReadOnlySpan<int> unit, List<int> cells, List<int> scratch)
    {
        cells.Clear();
        for (var t = 0; t < Cubes.Count; t++)
        {
            Cubes[t].CellsOf(unit, scratch);
            foreach (var cell in scratch) cells.Add(_starts[t] + cell);
        }
    }
}
