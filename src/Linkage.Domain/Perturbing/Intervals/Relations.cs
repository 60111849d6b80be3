using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>Every whole and its parts in every table.</summary>
internal static class Relations
{
    public static IReadOnlyList<Relation> Of(CellContents contents) => [.. Of(contents, contents.Cubes, cell => cell)];

    /// <param name="cellOf">What a cell of the tables is among the contents; negative when it is not there.</param>
    public static IEnumerable<Relation> Of(AtomCells contents, CubeSet cubes, Func<int, int> cellOf)
    {
        for (var t = 0; t < cubes.Cubes.Count; t++)
        {
            var (cube, start) = (cubes.Cubes[t], cubes.Start(t));
            for (var cell = 0; cell < cube.CellCount; cell++)
            {
                var whole = cellOf(start + cell);
                if (whole < 0) continue;
                for (var axis = 0; axis < cube.Axes.Count; axis++)
                {
                    var children = cube.Axes[axis].Children(cube.PositionAt(cell, axis));
                    int[] parts = [.. children.Select(child => cellOf(start + cube.Moved(cell, axis, child)))];
                    if (Relation(contents, whole, parts) is { } relation) yield return relation;
                }
            }
        }
    }

    private static Relation? Relation(AtomCells contents, int whole, int[] all)
    {
        if (Array.Exists(all, part => part < 0)) return null;
        int[] parts = [.. all.Where(part => contents.AtomsIn(part).Count > 0)];
        if (parts.Length == 0) return null;
        var adds = parts.Sum(part => contents.AtomsIn(part).Count) == contents.AtomsIn(whole).Count;
        return new(contents.Leaders[whole], [.. parts.Select(part => contents.Leaders[part])], adds);
    }
}
