using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Perturbing;

/// <summary>Which atoms make up which cells, over all tables of a result. It holds true counts and stays in the vault.</summary>
public sealed class CellContents
{
    private readonly List<int>[] _atomsOf;
    private readonly int[][] _cellsOf;

    public CellContents(CubeSet cubes, IReadOnlyList<Atom> atoms)
    {
        (Cubes, Atoms) = (cubes, atoms);
        _atomsOf = [.. Enumerable.Range(0, cubes.CellCount).Select(_ => new List<int>())];
        _cellsOf = new int[atoms.Count][];
        List<int> cells = [], scratch = [];
        for (var atom = 0; atom < atoms.Count; atom++)
        {
            var all = new SortedSet<int>();
            foreach (var unit in atoms[atom].Units)
            {
                cubes.CellsOf(unit, cells, scratch);
                all.UnionWith(cells);
            }

            _cellsOf[atom] = [.. all];
            foreach (var cell in all) _atomsOf[cell].Add(atom);
        }

        (Leaders, IsAdditive) = (Groups(), atoms.All(a => a.Units.Count == 1));
    }

    public CubeSet Cubes { get; }

    public IReadOnlyList<Atom> Atoms { get; }

    /// <summary>Whether every subject falls in one inner unit, so that parts add up to their whole.</summary>
    public bool IsAdditive { get; }

    /// <summary>Per cell the first cell with the same contributors: in a reader's eyes, and in the noise, the two are one.</summary>
    public IReadOnlyList<int> Leaders { get; }

    public static IReadOnlyList<Atom> AtomsOf(Tabulation tabulation)
    {
        var units = tabulation.Units.Select((unit, u) => (Units: (IReadOnlyList<int[]>)[unit], Facts: tabulation.UnitFacts[u].Subjects));
        var spread = tabulation.Patterns.Select((p, i) =>
            (Units: (IReadOnlyList<int[]>)[.. p.Units.Select(u => tabulation.Units[u])], Facts: tabulation.PatternCounts[i]));
        return [.. units.Concat(spread).Where(x => x.Facts.All > 0).Select(x => new Atom(x.Units, x.Facts.All, x.Facts.Key,
            [.. x.Facts.ByPartners.OrderBy(h => h.Partners).Select(h => new Custody(h.Partners, h.Count))]))];
    }

    public IReadOnlyList<int> AtomsIn(int cell) => _atomsOf[cell];

    public ReadOnlySpan<int> CellsWith(int atom) => _cellsOf[atom];

    public bool IsShown(int cell)
    {
        var (table, inner) = Cubes.Locate(cell);
        return Cubes.Cubes[table].IsShown(inner);
    }

    public long Count(int cell) => _atomsOf[cell].Sum(a => Atoms[a].Count);

    /// <summary>Cell key: the sum, modulo 2^64, of the record keys of the cell's contributors.</summary>
    public ulong Key(int cell) => _atomsOf[cell].Aggregate(0UL, (sum, a) => unchecked(sum + Atoms[a].Key));

    private int[] Groups()
    {
        var leaders = new int[Cubes.CellCount];
        var first = new Dictionary<string, int>();
        for (var cell = 0; cell < leaders.Length; cell++)
        {
            var name = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_atomsOf[cell]))));
            leaders[cell] = first.TryGetValue(name, out var leader) ? leader : first[name] = cell;
        }

        return leaders;
    }
}
