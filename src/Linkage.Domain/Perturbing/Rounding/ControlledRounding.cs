using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// Zero-restricted controlled rounding: every cell becomes one of the two multiples next to it, multiples stay, and the table adds up.
/// With two dimensions, of which one may be a hierarchy, the cells are the arcs of a network in which what flows in flows out, so that such
/// a rounding always exists (Cox and George 1989). With more there may be none, and the table is refused.
/// </summary>
internal static class ControlledRounding
{
    /// <returns>Why the tables cannot be rounded so; null when they can.</returns>
    public static Refusal? RefusalOf(CellContents contents)
    {
        if (Margins.Of(contents.Cubes) is not { } margins)
            return No("rounding-linked", "Controlled rounding takes one table, and others only when all their cells are margins of it.");
        if (!contents.IsAdditive)
            return No("rounding-not-additive", "A subject is in several categories, so that parts do not add up to their whole.");
        var axes = contents.Cubes.Cubes[margins.Main].Axes;
        return axes.Count > 2 || axes.Count(IsHierarchy) > 1
            ? No("rounding-uncontrolled",
                "Controlled rounding takes two dimensions, of which one may be a hierarchy; with more there may be no such rounding.")
            : null;
    }

    public static long[] Round(CellContents contents, int toBase, byte[] seed)
    {
        var margins = Margins.Of(contents.Cubes)!;
        var (cube, start) = (contents.Cubes.Cubes[margins.Main], contents.Cubes.Start(margins.Main));
        var (arcs, nodes) = ArcsOf(cube);
        var values = Enumerable.Range(start, cube.CellCount).Select(contents.Count).ToArray();
        new CycleRounding(arcs, nodes, toBase, new KeyedChoice(seed)).Round(values);
        return [.. Enumerable.Range(0, contents.Cubes.CellCount).Select(cell => values[margins.CellOf(cell)])];
    }

    private static bool IsHierarchy(Axis axis) => axis.Positions.Any(p => p.Parent >= 0 && p.Parent != axis.Positions.Count - 1);

    // Rows branch from the source: total, coarse, fine. An inner cell leads from its row to the tree of its column, where rows join again.
    private static (Arc[] Arcs, int Nodes) ArcsOf(Cube cube)
    {
        var tree = cube.Axes.ToList().FindIndex(IsHierarchy) is var found && found >= 0 ? found : 0;
        var flat = 1 - tree;
        var rows = cube.Axes.Count == 0 ? 1 : cube.Axes[tree].Positions.Count;
        var columns = cube.Axes.Count < 2 ? 1 : cube.Axes[flat].Positions.Count;
        var arcs = new Arc[cube.CellCount];
        for (var cell = 0; cell < arcs.Length; cell++)
        {
            var row = cube.Axes.Count == 0 ? 0 : cube.PositionAt(cell, tree);
            var column = cube.Axes.Count < 2 ? 0 : cube.PositionAt(cell, flat);
            var parent = cube.Axes.Count == 0 ? -1 : cube.Axes[tree].Positions[row].Parent;
            var isLeaf = cube.Axes.Count == 0 || cube.Axes[tree].Children(row).Count == 0;
            arcs[cell] = column == columns - 1
                ? new Arc(parent < 0 ? 0 : RowNode(parent), columns == 1 && isLeaf ? 0 : RowNode(row))
                : new Arc(isLeaf ? RowNode(row) : ColumnNode(row, column), parent < 0 ? 0 : ColumnNode(parent, column));
        }

        return (arcs, 1 + rows + rows * columns);

        int RowNode(int row) => 1 + row;

        int ColumnNode(int row, int column) => 1 + rows + row * columns + column;
    }

    private static Refusal No(string code, string sentence) => new(RefusalKind.Unsafe, code, sentence);
}
