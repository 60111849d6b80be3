using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>Reads published tables against the structure; whatever does not fit is an obstacle to judging them.</summary>
internal sealed class Reading
{
    // What others publish may say more than it should, and can be judged.
    private static readonly HashSet<string> s_suppressed = ["C", "A", "G", "O", "T", "D"];

    private readonly List<string> _obstacles = [];
    private readonly List<ShownCell> _cells = [];

    public Reading(PublishedTables published, CubeSet cubes)
    {
        if (!published.Tables.Select(t => t.Name).SequenceEqual(cubes.Cubes.Select(c => c.Table.Name)))
        {
            _obstacles.Add("The tables are not those of the structure.");
            return;
        }

        for (var t = 0; t < cubes.Cubes.Count; t++) Read(published.Tables[t], cubes.Cubes[t], cubes.Start(t));
    }

    public IReadOnlyList<string> Obstacles => _obstacles;

    public IReadOnlyList<ShownCell> Cells => _cells;

    private void Read(PublishedTable table, Cube cube, int start)
    {
        int[] shown = [.. Enumerable.Range(0, cube.CellCount).Where(cube.IsShown)];
        if (!table.Measures.Select(m => (m.Name, m.Kind)).SequenceEqual(cube.Table.Measures.Select(m => (m.Name, m.Kind)))
            || !table.Dimensions.Select(d => d.Variable).SequenceEqual(cube.Table.Dimensions.Select(d => d.Variable))
            || table.Cells.Count != shown.Length)
        {
            _obstacles.Add($"Table {cube.Table.Name} does not have the shape of the structure.");
            return;
        }

        for (var c = 0; c < shown.Length; c++)
        {
            var cell = new ShownCell(start + shown[c], cube, shown[c], table.Cells[c].Values);
            if (!table.Cells[c].Codes.SequenceEqual(cube.Codes(shown[c])) || cell.Values.Count != cube.Table.Measures.Count)
                _obstacles.Add($"A cell stands where {cell.Label} should.");
            else if (!cell.Values.All(IsWellFormed))
                _obstacles.Add($"{cell.Label} has a value with a status that does not go with it.");
            else
                _cells.Add(cell);
        }
    }

    private static bool IsWellFormed(PublishedValue value) => value.Status switch
    {
        "A" => value is { Value: not null, Confidentiality: "F" },
        "Q" => value.Value is null && s_suppressed.Contains(value.Confidentiality),
        "M" => value is { Value: null, Confidentiality: "F" },
        _ => false,
    };
}
