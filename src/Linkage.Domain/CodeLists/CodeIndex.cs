using System.Collections.Immutable;

namespace Linkage.Domain.CodeLists;

/// <summary>
/// A code list made ready for looking up: codes of each level sorted ordinally, and for every leaf (code of the finest level) its
/// ancestor at each level. Indexes are dense, from 0, and depend on the codes only, not on the order in which they were written.
/// </summary>
public sealed class CodeIndex
{
    private readonly Dictionary<string, int> _leaves;
    private readonly int[][] _ancestors;

    /// <param name="list">A code list without faults (<see cref="CodeListRules.Check"/>).</param>
    public CodeIndex(CodeList list)
    {
        Levels = [.. list.Levels];
        var byLevel = list.Codes.ToLookup(c => c.Level, StringComparer.Ordinal);
        Codes = [.. Levels.Select(l => byLevel[l].OrderBy(c => c.Text, StringComparer.Ordinal).ToImmutableArray())];
        var indexes = Codes.Select(Index).ToArray();
        _leaves = indexes[0];
        _ancestors = new int[Levels.Length][];
        _ancestors[0] = [.. Enumerable.Range(0, Codes[0].Length)];
        for (var level = 1; level < Levels.Length; level++)
        {
            var (below, above) = (Codes[level - 1], indexes[level]);
            _ancestors[level] = [.. _ancestors[level - 1].Select(i => above[below[i].Parent!])];
        }
    }

    /// <summary>From finest to coarsest.</summary>
    public ImmutableArray<string> Levels { get; }

    /// <summary>Per level its codes, sorted ordinally.</summary>
    public ImmutableArray<ImmutableArray<Code>> Codes { get; }

    public int LeafCount => Codes[0].Length;

    /// <summary>The index of a code of the finest level; allocates nothing.</summary>
    public bool TryLeaf(ReadOnlySpan<char> code, out int leaf) =>
        _leaves.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out leaf);

    /// <summary>The index, within its level, of the code that holds this leaf.</summary>
    public int Ancestor(int leaf, int level) => _ancestors[level][leaf];

    /// <summary>The position of a level from finest (0) to coarsest, or -1.</summary>
    public int LevelOf(string name) => Levels.IndexOf(name);

    private static Dictionary<string, int> Index(ImmutableArray<Code> codes) =>
        codes.Select((c, i) => KeyValuePair.Create(c.Text, i)).ToDictionary(StringComparer.Ordinal);
}
