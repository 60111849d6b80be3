using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// Controlled rounding: every cell becomes a multiple near to it, and all tables add up. With two dimensions, of which one may be a hierarchy,
/// the cells are the arcs of a network in which what flows in flows out, so that every cell can become one of the two multiples next to it,
/// multiples stay, and nothing has a bias (Cox and George 1989). With more there may be no such rounding: it is searched, and where none is
/// found cells may go a few multiples further (SDC Handbook, chapter 5; τ-ARGUS manual). It starts from a rounding without bias, and what has
/// to change then has some.
/// </summary>
internal static class ControlledRounding
{
    // More cells than this are too many for an exact search.
    private const int MostSearched = 500;

    /// <returns>A count per cell, over all tables; or why there is none.</returns>
    public static Outcome<long[]> Round(CellContents contents, RoundingParameters rounding, byte[] seed)
    {
        if (!contents.IsAdditive)
            return No("rounding-not-additive", "A subject is in several categories, so that parts do not add up to their whole.");
        var choice = new KeyedChoice(seed);
        return Margins.Of(contents.Cubes) is { } margins && IsNetwork(contents.Cubes.Cubes[margins.Main])
            ? Flow(contents, margins, rounding.Base, choice)
            : Searched(contents, rounding, choice);
    }

    private static bool IsNetwork(Cube cube) => cube.Axes.Count <= 2 && cube.Axes.Count(IsHierarchy) <= 1;

    private static Outcome<long[]> Searched(CellContents contents, RoundingParameters rounding, KeyedChoice choice)
    {
        var (toBase, repair) = (rounding.Base, new RoundingRepair(contents, rounding.Base, choice));
        var search = contents.CellCount <= MostSearched ? new RoundingSearch(contents, toBase, choice) : null;
        for (var steps = 0; steps <= rounding.MostSteps; steps++)
        {
            if (repair.Find((steps + 1L) * toBase - 1) is { } counts) return counts;
            if (search?.Find(steps) is { } found) return found;
        }

        return No(
            "rounding-uncontrolled",
            "No rounding was found in which these tables add up and every count stays within the agreed steps. Ask fewer dimensions, fewer "
                + "tables or coarser groups; small count rounding always exists, if the agreement chooses it.");
    }

    private static long[] Flow(CellContents contents, Margins margins, int toBase, KeyedChoice choice)
    {
        var (cube, start) = (contents.Cubes.Cubes[margins.Main], contents.Cubes.Start(margins.Main));
        var (arcs, nodes) = ArcsOf(cube);
        var values = Enumerable.Range(start, cube.CellCount).Select(contents.Count).ToArray();
        new CycleRounding(arcs, nodes, toBase, choice).Round(values);
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
