namespace Linkage.Domain.Protection.Tables;

/// <summary>The cells and units of a set of cubes in which nobody can be, as the specification says: their zeros are no news.</summary>
public sealed class StructuralZeros
{
    private readonly CubeSet _cubes;
    private readonly List<List<(int Variable, int Level, int Category)>> _combinations;

    /// <param name="cubes">Of a specification without faults.</param>
    public StructuralZeros(CubeSet cubes)
    {
        _cubes = cubes;
        _combinations = [.. (cubes.Spec.StructuralZeros ?? []).Select(c => c.Select(Place).ToList())];
    }

    /// <summary>Whether every subject of the cell would be in an impossible combination.</summary>
    /// <param name="cell">Number of the cell within the table.</param>
    public bool Contains(int table, int cell) =>
        _combinations.Exists(combination => combination.TrueForAll(part => Holds(part, table, cell)));

    /// <param name="unit">Grain per variable.</param>
    public bool ContainsUnit(int[] unit) => _combinations.Exists(combination =>
        combination.TrueForAll(part => _cubes.Grains[part.Variable].At(part.Level, unit[part.Variable]) == part.Category));

    /// <summary>
    /// How many categories of a cell's family on an axis are possible at all; where it is one, nothing is learned from it.
    /// </summary>
    public int PossibleSiblings(int table, int cell, int axis)
    {
        var cube = _cubes.Cubes[table];
        var positions = cube.Axes[axis].Positions;
        var parent = positions[cube.PositionAt(cell, axis)].Parent;
        if (_combinations.Count == 0) return positions[cube.PositionAt(cell, axis)].Siblings;
        return Enumerable.Range(0, positions.Count)
            .Count(p => positions[p].Parent == parent && !Contains(table, cube.Moved(cell, axis, p)));
    }

    private bool Holds((int Variable, int Level, int Category) part, int table, int cell)
    {
        var cube = _cubes.Cubes[table];
        for (var a = 0; a < cube.Axes.Count; a++)
        {
            if (cube.Axes[a].Variable != part.Variable) continue;
            var at = cube.PositionAt(cell, a);
            var levels = _cubes.Spec.Variables[part.Variable].Levels;
            var level = Enumerable.Range(0, levels.Count)
                .FirstOrDefault(l => levels[l].Name == cube.Axes[a].Positions[at].Level, levels.Count);
            return level <= part.Level && cube.Axes[a].FirstGrainIn(at) is >= 0 and var grain
                && _cubes.Grains[part.Variable].At(part.Level, grain) == part.Category;
        }

        return false;
    }

    private (int Variable, int Level, int Category) Place(KeyValuePair<string, string> part)
    {
        var variable = _cubes.Spec.Variables.ToList().FindIndex(v => v.Name == part.Key);
        var levels = _cubes.Spec.Variables[variable].Levels;
        var level = Enumerable.Range(0, levels.Count).First(l => levels[l].Categories.Any(c => c.Code == part.Value));
        return (variable, level, levels[level].Categories.ToList().FindIndex(c => c.Code == part.Value));
    }
}
