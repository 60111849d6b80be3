using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// The tables of a result that show one base measure, with a tree of their own: no noise is spent on crossings at which nobody looks.
/// </summary>
internal sealed class MeasuredTables
{
    private readonly CubeSet _all;
    private readonly int[] _tableOf;
    private readonly int[] _levels;

    public MeasuredTables(CubeSet all, BaseMeasure measure)
    {
        int[] shown = [.. Enumerable.Range(0, all.Cubes.Count).Where(table => BaseMeasure.Of(all.Spec.Tables[table]).Contains(measure))];
        (_all, Measure, _tableOf) = (all, measure, [.. Enumerable.Range(0, all.Cubes.Count).Select(table => Array.IndexOf(shown, table))]);
        Cubes = new CubeSet(all.Spec with { Tables = [.. shown.Select(table => all.Spec.Tables[table])] });
        Tree = new PrivateTree(Cubes);
        _levels = [.. Cubes.Grains.Select((grain, v) =>
            Enumerable.Range(0, all.Spec.Variables[v].Levels.Count).FirstOrDefault(level => grain.At(level, 0) >= 0, -1))];
    }

    public BaseMeasure Measure { get; }

    public CubeSet Cubes { get; }

    public PrivateTree Tree { get; }

    /// <summary>Number among these tables of a cell of all tables.</summary>
    public int this[int cell]
    {
        get
        {
            var (table, inner) = _all.Locate(cell);
            return Cubes.Start(_tableOf[table]) + inner;
        }
    }

    /// <summary>Values per crossing of these tables.</summary>
    /// <param name="ofAll">Per crossing of all tables.</param>
    public Int128[] Leaves(IReadOnlyList<Int128> ofAll)
    {
        var (leaves, unit, number) = (new Int128[(int)Tree.Leaves], new int[_levels.Length], 0);
        foreach (var finest in new PrivateTree(_all).Units())
        {
            for (var v = 0; v < unit.Length; v++) unit[v] = _levels[v] < 0 ? 0 : _all.Grains[v].At(_levels[v], finest[v]);
            leaves[Tree.NumberOf(unit)] += ofAll[number++];
        }

        return leaves;
    }
}
