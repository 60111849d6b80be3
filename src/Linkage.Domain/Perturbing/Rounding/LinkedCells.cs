using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// The cells of all tables of a result, each once however many tables have it, and how they add up: within tables, and between tables that
/// show one variable on different levels. Empty cells are left out: nothing about them is open.
/// </summary>
internal sealed class LinkedCells
{
    private readonly CubeSet _cubes;
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<int[]> _places = [];
    private readonly List<long> _counts = [];
    private readonly int[] _numberOf;

    public LinkedCells(CellContents contents)
    {
        _cubes = contents.Cubes;
        _numberOf = [.. Enumerable.Range(0, _cubes.CellCount).Select(cell => NumberOf(PlaceOf(cell), contents.Count(cell)))];
        Sums = [.. Enumerable.Range(0, _places.Count).Where(cell => _counts[cell] > 0).SelectMany(Refined)];
    }

    /// <summary>True counts.</summary>
    public IReadOnlyList<long> Counts => _counts;

    /// <summary>Every cell that is the sum of others, along one variable, on the next level on which all of them are cells.</summary>
    public IReadOnlyList<(int Whole, int[] Parts)> Sums { get; }

    /// <summary>Number here of a cell of the tables.</summary>
    public int this[int cell] => _numberOf[cell];

    private int NumberOf(int[] place, long count)
    {
        var key = KeyOf(place);
        if (_numbers.TryGetValue(key, out var known)) return known;
        _places.Add(place);
        _counts.Add(count);
        return _numbers[key] = _places.Count - 1;
    }

    // Per variable twice: the level, and the category on it; the total is one level above all.
    private int[] PlaceOf(int cell)
    {
        var (table, inner) = _cubes.Locate(cell);
        var cube = _cubes.Cubes[table];
        var place = new int[2 * _cubes.Spec.Variables.Count];
        for (var v = 0; v < _cubes.Spec.Variables.Count; v++) place[2 * v] = _cubes.Spec.Variables[v].Levels.Count;
        for (var a = 0; a < cube.Axes.Count; a++)
        {
            var (variable, position) = (cube.Axes[a].Variable, cube.Axes[a].Positions[cube.PositionAt(inner, a)]);
            if (position.Level is null) continue;
            var levels = _cubes.Spec.Variables[variable].Levels.ToList();
            place[2 * variable] = levels.FindIndex(level => level.Name == position.Level);
            place[2 * variable + 1] = levels[place[2 * variable]].Categories.ToList().FindIndex(category => category.Code == position.Code);
        }

        return place;
    }

    private IEnumerable<(int, int[])> Refined(int whole)
    {
        for (var v = 0; v < _cubes.Spec.Variables.Count; v++)
        {
            for (var level = _places[whole][2 * v] - 1; level >= 0; level--)
            {
                if (Parts(_places[whole], v, level) is not { } parts) continue;
                yield return (whole, [.. parts.Where(part => _counts[part] > 0)]);
                break;
            }
        }
    }

    /// <summary>Null when one of them is no cell of any table.</summary>
    private List<int>? Parts(int[] place, int variable, int level)
    {
        var (grain, parts) = (_cubes.Grains[variable], new SortedSet<int>());
        var isTotal = place[2 * variable] == _cubes.Spec.Variables[variable].Levels.Count;
        for (var g = 0; g < grain.Count; g++)
        {
            if (!isTotal && grain.At(place[2 * variable], g) != place[2 * variable + 1]) continue;
            var part = (int[])place.Clone();
            (part[2 * variable], part[2 * variable + 1]) = (level, grain.At(level, g));
            if (part[2 * variable + 1] < 0 || !_numbers.TryGetValue(KeyOf(part), out var number)) return null;
            parts.Add(number);
        }

        return [.. parts];
    }

    private static string KeyOf(int[] place) => string.Join(' ', place);
}
