using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Perturbing;

/// <summary>Which atoms make up which cells, over all tables of a result, totals included that no table shows.</summary>
public sealed class CellContents(CubeSet cubes, IReadOnlyList<Atom> atoms) : AtomCells(atoms, CellsOf(cubes, atoms), cubes.CellCount)
{
    public CubeSet Cubes => cubes;

    /// <summary>Whether every subject falls in one inner unit, so that parts add up to their whole.</summary>
    public bool IsAdditive { get; } = atoms.All(a => a.Units.Count == 1);

    internal override int Partners => cubes.Spec.Partners.Count;

    public static IReadOnlyList<Atom> AtomsOf(Tabulation tabulation)
    {
        var units = tabulation.Units.Select((unit, u) => (Units: (IReadOnlyList<int[]>)[unit], Facts: tabulation.UnitFacts[u].Subjects));
        var spread = tabulation.Patterns.Select((p, i) =>
            (Units: (IReadOnlyList<int[]>)[.. p.Units.Select(u => tabulation.Units[u])], Facts: tabulation.PatternCounts[i]));
        return [.. units.Concat(spread).Where(x => x.Facts.All > 0).Select(x => new Atom(x.Units, x.Facts.All, x.Facts.Key,
            [.. x.Facts.ByPartners.OrderBy(h => h.Partners).Select(h => new Custody(h.Partners, h.Count))]))];
    }

    public override bool IsShown(int cell) => cubes.IsShown(cell);

    /// <summary>Cell key: the sum, modulo 2^64, of the record keys of the cell's contributors.</summary>
    public ulong Key(int cell) => AtomsIn(cell).Aggregate(0UL, (sum, a) => unchecked(sum + Atoms[a].Key));

    internal override string LabelOf(int cell) => cubes.Label(cell);

    internal override string MeasureOf(int cell) => cubes.Cubes[cubes.Locate(cell).Table].Table.Measures[0].Name;

    private static int[][] CellsOf(CubeSet cubes, IReadOnlyList<Atom> atoms)
    {
        var cellsOf = new int[atoms.Count][];
        List<int> cells = [], scratch = [];
        for (var atom = 0; atom < atoms.Count; atom++)
        {
            var all = new SortedSet<int>();
            foreach (var unit in atoms[atom].Units)
            {
                cubes.CellsOf(unit, cells, scratch);
                all.UnionWith(cells);
            }

            cellsOf[atom] = [.. all];
        }

        return cellsOf;
    }
}
