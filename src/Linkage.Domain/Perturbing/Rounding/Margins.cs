using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>One table that holds all others as margins, so that rounding it rounds every cell once.</summary>
internal sealed class Margins
{
    private readonly CubeSet _cubes;

    private readonly Dictionary<string, int>[] _positions;

    private Margins(CubeSet cubes, int main)
    {
        (_cubes, Main) = (cubes, main);
        _positions = [.. cubes.Cubes[main].Axes.Select(axis =>
            Enumerable.Range(0, axis.Positions.Count).ToDictionary(p => axis.Positions[p].Code))];
    }

    /// <summary>Number of the table.</summary>
    public int Main { get; }

    /// <returns>Null when no table holds all others.</returns>
    public static Margins? Of(CubeSet cubes)
    {
        for (var main = 0; main < cubes.Cubes.Count; main++)
        {
            var margins = new Margins(cubes, main);
            if (Enumerable.Range(0, cubes.CellCount).All(cell => margins.CellOf(cell) >= 0)) return margins;
        }

        return null;
    }

    /// <summary>The cell of the main table, by its number there, that is the same as a cell of any table; -1 when there is none.</summary>
    public int CellOf(int cell)
    {
        var ((table, inner), main) = (_cubes.Locate(cell), _cubes.Cubes[Main]);
        var cube = _cubes.Cubes[table];
        if (cube.Axes.Any(axis => main.Axes.All(m => m.Variable != axis.Variable))) return -1;
        var same = 0;
        for (var a = 0; a < main.Axes.Count; a++)
        {
            var position = PositionOf(cube, inner, a);
            if (position < 0) return -1;
            same = main.Moved(same, a, position);
        }

        return same;
    }

    // A variable that the other table does not have is at its total there.
    private int PositionOf(Cube cube, int cell, int axis)
    {
        var variable = _cubes.Cubes[Main].Axes[axis].Variable;
        for (var a = 0; a < cube.Axes.Count; a++)
            if (cube.Axes[a].Variable == variable)
                return _positions[axis].GetValueOrDefault(cube.Axes[a].Positions[cube.PositionAt(cell, a)].Code, -1);
        return _positions[axis][Variable.Total];
    }
}
