using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// The crossings of all that the tables show as one tree: from the total through the levels of the first variable, coarse to fine, then of
/// the next. Every crossing of the code lists is there, empty or not, and every cell of every table is a sum of leaves.
/// </summary>
internal sealed class PrivateTree
{
    private readonly List<(int Variable, int Level, int Count)> _steps = [];
    private readonly IReadOnlyList<Grain> _grains;

    public PrivateTree(CubeSet cubes)
    {
        _grains = cubes.Grains;
        for (var v = 0; v < _grains.Count; v++)
        {
            if (_grains[v].Count == 1) continue;
            var shown = cubes.Spec.Tables.SelectMany(t => t.Dimensions).Where(d => d.Variable == cubes.Spec.Variables[v].Name)
                .SelectMany(d => d.Levels).ToHashSet();
            for (var level = cubes.Spec.Variables[v].Levels.Count - 1; level >= 0; level--)
                if (_grains[v].At(level, 0) >= 0 && shown.Contains(cubes.Spec.Variables[v].Levels[level].Name))
                    _steps.Add((v, level, cubes.Spec.Variables[v].Levels[level].Categories.Count));
        }
    }

    /// <summary>Measurements: the total, and one per step.</summary>
    public int Measurements => _steps.Count + 1;

    /// <summary>Number of leaves; not computed further than a <see cref="double"/> reaches, for there are refusals long before.</summary>
    public double Leaves => _grains.Aggregate(1.0, (product, grain) => product * grain.Count);

    public IEnumerable<int[]> Units()
    {
        var unit = new int[_grains.Count];
        for (var leaf = 0; leaf < (int)Leaves; leaf++)
        {
            var rest = leaf;
            for (var v = _grains.Count - 1; v >= 0; v--) (rest, unit[v]) = Math.DivRem(rest, _grains[v].Count);
            yield return [.. unit];
        }
    }

    public int NumberOf(IReadOnlyList<int> unit) => Prefix(unit, _grains.Count);

    /// <summary>Node of a leaf after so many steps; zero steps is the total.</summary>
    public int NodeOf(IReadOnlyList<int> unit, int steps)
    {
        if (steps == 0) return 0;
        var (variable, level, count) = _steps[steps - 1];
        return Prefix(unit, variable) * count + _grains[variable].At(level, unit[variable]);
    }

    public int NodesAfter(int steps) => steps == 0 ? 1 : Enumerable.Range(0, _steps[steps - 1].Variable)
        .Aggregate(1, (product, v) => product * _grains[v].Count) * _steps[steps - 1].Count;

    private int Prefix(IReadOnlyList<int> unit, int variables)
    {
        var number = 0;
        for (var v = 0; v < variables; v++) number = number * _grains[v].Count + unit[v];
        return number;
    }
}
