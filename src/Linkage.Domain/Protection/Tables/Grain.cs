namespace Linkage.Domain.Protection.Tables;

/// <summary>
/// The finest level of a variable that any table shows: two leaves that fall in one grain cannot be told apart in any table. A variable
/// that no table uses has a single grain.
/// </summary>
public sealed class Grain
{
    private readonly int[] _ofLeaf;
    private readonly int[][] _ancestors;

    private Grain(int[] ofLeaf, int[][] ancestors, int count) => (_ofLeaf, _ancestors, Count) = (ofLeaf, ancestors, count);

    /// <summary>Number of grains.</summary>
    public int Count { get; }

    /// <summary>Grain of a category of the variable's finest level.</summary>
    public int OfLeaf(int leaf) => _ofLeaf[leaf];

    /// <summary>Index within <paramref name="level"/> of the category that holds the grain; -1 below the grain's own level.</summary>
    public int At(int level, int grain) => _ancestors[level] is { Length: > 0 } at ? at[grain] : -1;

    public static Grain Of(Variable variable, IEnumerable<TableSpec> tables)
    {
        var shown = tables.SelectMany(t => t.Dimensions).Where(d => d.Variable == variable.Name).SelectMany(d => d.Levels).ToHashSet();
        var finest = Enumerable.Range(0, variable.Levels.Count).FirstOrDefault(l => shown.Contains(variable.Levels[l].Name), -1);
        var leaves = variable.Levels[0].Categories.Count;
        if (finest < 0) return new Grain(new int[leaves], [.. variable.Levels.Select(_ => Array.Empty<int>())], 1);

        var ofLeaf = Enumerable.Range(0, leaves).ToArray();
        for (var l = 0; l < finest; l++) ofLeaf = Through(ofLeaf, Parents(variable, l));
        var ancestors = new int[variable.Levels.Count][];
        Array.Fill(ancestors, []);
        var at = Enumerable.Range(0, variable.Levels[finest].Categories.Count).ToArray();
        for (var l = finest; l < variable.Levels.Count; l++)
        {
            ancestors[l] = at;
            if (l + 1 < variable.Levels.Count) at = Through(at, Parents(variable, l));
        }

        return new Grain(ofLeaf, ancestors, variable.Levels[finest].Categories.Count);
    }

    private static int[] Through(int[] children, int[] parents) => [.. children.Select(c => parents[c])];

    private static int[] Parents(Variable variable, int level)
    {
        var index = variable.Levels[level + 1].Categories.Select((c, i) => (c.Code, i)).ToDictionary(c => c.Code, c => c.i);
        return [.. variable.Levels[level].Categories.Select(c => index[c.Parent!])];
    }
}
