namespace Linkage.Domain.Protection.Tables;

/// <summary>One dimension of a cube with its positions: the shown levels from fine to coarse, the total last.</summary>
public sealed class Axis
{
    private readonly int[][] _holding;
    private readonly ILookup<int, int> _children;

    private Axis(int variable, bool sensitive, IReadOnlyList<Position> positions, int[][] holding) =>
        (Variable, IsSensitive, Positions, _holding, _children) = (variable, sensitive, positions, holding,
            Enumerable.Range(0, positions.Count).ToLookup(p => positions[p].Parent));

    /// <summary>Index of the variable in the specification.</summary>
    public int Variable { get; }

    public bool IsSensitive { get; }

    public IReadOnlyList<Position> Positions { get; }

    /// <summary>The positions that a grain of the variable falls in, one per shown level and the total.</summary>
    public ReadOnlySpan<int> Holding(int grain) => _holding[grain];

    /// <summary>The positions whose parent is this one; none for a finest category.</summary>
    public IReadOnlyCollection<int> Children(int position) => [.. _children[position]];

    /// <summary>The first grain that falls in a position.</summary>
    public int FirstGrainIn(int position) => Array.FindIndex(_holding, h => h.Contains(position));

    internal static Axis Of(TabulationSpec spec, Dimension dimension, Func<int, Grain> grainOf)
    {
        var index = spec.Variables.Select(v => v.Name).ToList().IndexOf(dimension.Variable);
        var (variable, grain) = (spec.Variables[index], grainOf(index));
        var shown = Enumerable.Range(0, variable.Levels.Count).Where(l => dimension.Levels.Contains(variable.Levels[l].Name)).ToArray();
        var start = new int[shown.Length + 1];
        for (var i = 0; i < shown.Length; i++) start[i + 1] = start[i] + variable.Levels[shown[i]].Categories.Count;
        var total = start[^1];

        var holding = Enumerable.Range(0, grain.Count)
            .Select(g => shown.Select((level, i) => start[i] + grain.At(level, g)).Append(total).ToArray()).ToArray();
        var parents = new int[total];
        Array.Fill(parents, total);
        foreach (var chain in holding)
            for (var i = 0; i + 1 < chain.Length; i++) parents[chain[i]] = chain[i + 1];
        var siblings = parents.GroupBy(p => p).ToDictionary(g => g.Key, g => g.Count());

        var positions = shown.SelectMany((level, i) => variable.Levels[level].Categories.Select((category, c) => (level, i, category, c)))
            .Select(x => new Position(x.category.Code, variable.Levels[x.level].Name, parents[start[x.i] + x.c],
                siblings[parents[start[x.i] + x.c]], true))
            .Append(new Position(Tables.Variable.Total, null, -1, 1, dimension.Total)).ToList();
        return new Axis(index, variable.IsSensitive, positions, holding);
    }
}
