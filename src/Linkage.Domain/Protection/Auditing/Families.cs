using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>The children of every position on the axes of one cube.</summary>
internal sealed class Families
{
    private readonly Cube _cube;
    private readonly int[][][] _children;

    public Families(Cube cube) =>
        (_cube, _children) = (cube, [.. cube.Axes.Select(axis =>
        {
            var children = Enumerable.Range(0, axis.Positions.Count).ToLookup(p => axis.Positions[p].Parent);
            return Enumerable.Range(0, axis.Positions.Count).Select(p => children[p].ToArray()).ToArray();
        })]);

    /// <summary>Positions on an axis whose parent is that of the cell.</summary>
    public int[] Positions(int cell, int axis) => _children[axis][_cube.PositionAt(cell, axis)];

    /// <summary>The cells that a cell is the sum of along an axis; none at the finest level.</summary>
    public int[] Children(int cell, int axis) => Array.ConvertAll(Positions(cell, axis), p => _cube.Moved(cell, axis, p));
}
