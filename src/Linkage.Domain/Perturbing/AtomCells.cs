using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Linkage.Domain.Perturbing;

/// <summary>Which atoms make up which cells, whatever the cells are of. It holds true counts and stays in the vault.</summary>
public abstract class AtomCells
{
    private readonly List<int>[] _atomsOf;
    private readonly int[][] _cellsOf;

    /// <param name="cellsOf">Per atom its cells, each once, in ascending order.</param>
    private protected AtomCells(IReadOnlyList<Atom> atoms, int[][] cellsOf, int cells)
    {
        (Atoms, _cellsOf) = (atoms, cellsOf);
        _atomsOf = [.. Enumerable.Range(0, cells).Select(_ => new List<int>())];
        for (var atom = 0; atom < cellsOf.Length; atom++)
            foreach (var cell in cellsOf[atom]) _atomsOf[cell].Add(atom);
        Leaders = Groups();
    }

    public IReadOnlyList<Atom> Atoms { get; }

    /// <summary>Per cell the first cell with the same contributors: in a reader's eyes, and in the noise, the two are one.</summary>
    public IReadOnlyList<int> Leaders { get; }

    public int CellCount => _atomsOf.Length;

    /// <summary>How many partners the masks of the atoms speak of.</summary>
    internal abstract int Partners { get; }

    public abstract bool IsShown(int cell);

    public IReadOnlyList<int> AtomsIn(int cell) => _atomsOf[cell];

    public ReadOnlySpan<int> CellsWith(int atom) => _cellsOf[atom];

    public long Count(int cell) => _atomsOf[cell].Sum(a => Atoms[a].Count);

    internal abstract string LabelOf(int cell);

    internal abstract string MeasureOf(int cell);

    private int[] Groups()
    {
        var leaders = new int[CellCount];
        var first = new Dictionary<string, int>();
        for (var cell = 0; cell < leaders.Length; cell++)
        {
            var name = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_atomsOf[cell]))));
            leaders[cell] = first.TryGetValue(name, out var leader) ? leader : first[name] = cell;
        }

        return leaders;
    }
}
