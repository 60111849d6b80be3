using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// All linear relations between the columns of a matrix, in short form: a margin is the sum of its children along one axis, and whatever
/// dependency there is between the finest cells of linked tables is found by eliminating those alone. A margin of half a million units
/// is then a handful of entries.
/// </summary>
internal sealed class Relations(TwoPrimes field, IReadOnlyList<Column> columns)
{
    private readonly Dictionary<int, int> _columnOf = Numbered(columns);
    private readonly Dictionary<int, int> _loose = [];

    /// <summary>Columns, and rows that stand by themselves because they are counted once where parts count them twice.</summary>
    public int VariableCount => columns.Count + _loose.Count;

    /// <returns>Relations Σ value · column = 0 that generate all.</returns>
    public IReadOnlyList<Entry[]> All(CubeSet cubes)
    {
        var relations = new List<Entry[]>();
        var finest = new SortedSet<int>();
        foreach (var (cell, column) in _columnOf)
        {
            if (Children(cubes, cell) is { } children) relations.Add(Family(column, children));
            else finest.Add(column);
        }

        relations.AddRange(BetweenFinest(finest));
        return relations;
    }

    /// <summary>Number of the variable for a row by itself.</summary>
    public int Loose(int row)
    {
        if (!_loose.TryGetValue(row, out var variable)) _loose.Add(row, variable = columns.Count + _loose.Count);
        return variable;
    }

    private Entry[] Family(int parent, List<int> children)
    {
        var sum = new SortedDictionary<int, int> { [parent] = -1 };
        var times = columns[parent].Rows.ToDictionary(r => r, _ => -1);
        foreach (var child in children)
        {
            sum[child] = sum.GetValueOrDefault(child) + 1;
            foreach (var row in columns[child].Rows) times[row]++;
        }

        // A subject in several children is in the parent once.
        foreach (var (row, extra) in times.Where(t => t.Value != 0).OrderBy(t => t.Key)) sum[Loose(row)] = -extra;
        return [.. sum.Where(s => s.Value != 0).Select(s => new Entry(s.Key, field.Of(s.Value)))];
    }

    /// <summary>Columns of the children along the axis with the fewest; null for a finest cell.</summary>
    private List<int>? Children(CubeSet cubes, int cell)
    {
        var (table, inner) = cubes.Locate(cell);
        var cube = cubes.Cubes[table];
        List<int>? fewest = null;
        for (var a = 0; a < cube.Axes.Count; a++)
        {
            var children = cube.Axes[a].Children(cube.PositionAt(inner, a));
            if (children.Count > 0 && (fewest is null || children.Count < fewest.Count))
                fewest = [.. children.Select(p => cubes.Start(table) + cube.Moved(inner, a, p))];
        }

        return fewest?.Where(_columnOf.ContainsKey).Select(c => _columnOf[c]).ToList();
    }

    /// <summary>Eliminates the finest columns over the rows, small ones first, and keeps what combination became zero.</summary>
    private IEnumerable<Entry[]> BetweenFinest(IEnumerable<int> finest)
    {
        var parts = finest.Select(c => (Variable: c, columns[c].Rows))
            .Concat(_loose.Select(l => (Variable: l.Value, Rows: new[] { l.Key })))
            .OrderBy(p => p.Rows.Length).ThenBy(p => p.Variable).ToList();
        if (parts.Count == 0) yield break;
        var rowCount = parts.Max(p => p.Rows[^1]) + 1;
        var degree = new int[rowCount];
        foreach (var part in parts)
            foreach (var row in part.Rows) degree[row]++;
        var pivots = new SparsePivots(field, rowCount + VariableCount);
        for (var i = 0; i < parts.Count; i++)
        {
            var reduced = pivots.Reduce(
                [.. parts[i].Rows.Select(r => new Entry(r, field.One)), new Entry(rowCount + parts[i].Variable, field.One)]);
            var at = reduced.Where(e => e.Row < rowCount).Select(e => (Entry?)e).MinBy(e => degree[e!.Value.Row]);
            if (at is { } pivot) pivots.Add(reduced, pivot, i);
            else yield return [.. reduced.Select(e => new Entry(e.Row - rowCount, e.Value))];
        }
    }

    private static Dictionary<int, int> Numbered(IReadOnlyList<Column> columns) =>
        columns.SelectMany((column, number) => column.Rows.Length == 0 ? [] : column.Cells.Select(cell => (cell, number)))
            .ToDictionary(c => c.cell, c => c.number);
}
