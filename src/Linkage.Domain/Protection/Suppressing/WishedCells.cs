using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>Finds the cells that wishes are about.</summary>
internal sealed class WishedCells
{
    private readonly HashSet<int> _forced, _hidden;
    private readonly Dictionary<int, long> _weights = [];

    public WishedCells(CubeSet cubes, Wishes wishes)
    {
        _forced = [.. wishes.Forced.SelectMany(c => Cells(cubes, c))];
        _hidden = [.. wishes.Hidden.SelectMany(c => Cells(cubes, c))];
        foreach (var choice in wishes.Weights)
            foreach (var cell in Cells(cubes, choice)) _weights[cell] = choice.Weight ?? 0;
    }

    public IReadOnlyCollection<int> Forced => _forced;

    public bool IsForced(int cell) => _forced.Contains(cell) && !_hidden.Contains(cell);

    public bool IsHidden(int cell) => _hidden.Contains(cell);

    public long? WeightOf(int cell) => _weights.TryGetValue(cell, out var weight) ? weight : null;

    private static IEnumerable<int> Cells(CubeSet cubes, CellChoice choice)
    {
        var table = cubes.Spec.Tables.ToList().FindIndex(t => t.Name == choice.Table);
        var cube = cubes.Cubes[table];
        string?[] wanted = [.. cube.Table.Dimensions.Select(d => choice.Codes.GetValueOrDefault(d.Variable))];
        for (var c = 0; c < cube.CellCount; c++)
            if (cube.IsShown(c) && cube.Codes(c).Zip(wanted).All(code => code.Second is null || code.First == code.Second))
                yield return cubes.Start(table) + c;
    }
}
