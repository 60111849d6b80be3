namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>Every whole and its parts in every table.</summary>
internal static class Relations
{
    public static IReadOnlyList<Relation> Of(CellContents contents)
    {
        var relations = new List<Relation>();
        for (var t = 0; t < contents.Cubes.Cubes.Count; t++)
        {
            var (cube, start) = (contents.Cubes.Cubes[t], contents.Cubes.Start(t));
            for (var cell = 0; cell < cube.CellCount; cell++)
            {
                for (var axis = 0; axis < cube.Axes.Count; axis++)
                {
                    int[] parts = [.. cube.Axes[axis].Children(cube.PositionAt(cell, axis)).Select(p => start + cube.Moved(cell, axis, p))
                        .Where(p => contents.AtomsIn(p).Count > 0)];
                    if (parts.Length == 0) continue;
                    var adds = parts.Sum(p => contents.AtomsIn(p).Count) == contents.AtomsIn(start + cell).Count;
                    relations.Add(new(contents.Leaders[start + cell], [.. parts.Select(p => contents.Leaders[p])], adds));
                }
            }
        }

        return relations;
    }
}
