using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Pairs of cells whose difference is a few contributors in a crossing that no table shows, such as one district of a province that is
/// otherwise published by another division. Nobody has judged that crossing as a cell.
/// </summary>
/// <param name="contributors">Contributors in a row.</param>
/// <param name="least">Fewer than this, and more than none, are few.</param>
internal sealed class Differences(IReadOnlyList<Column> columns, Func<int, long> contributors, long least)
{
    private readonly int _rowCount = columns.Where(c => c.Rows.Length > 0).Select(c => c.Rows[^1] + 1).DefaultIfEmpty().Max();

    /// <returns>Numbers of the two columns; the smaller lies within the larger, and both are published.</returns>
    public IEnumerable<(int Larger, int Smaller)> Few(Predicate<Column> isPublished)
    {
        int[] published = [.. Enumerable.Range(0, columns.Count).Where(c => columns[c].Rows.Length > 0 && isPublished(columns[c]))];
        var atoms = Atoms(published);
        var marks = Random(_rowCount);
        // The mark of a column is that of its atoms together; each atom is counted by its first row.
        UInt128[] of = [.. published.Select(c =>
            Array.FindAll(columns[c].Rows, r => atoms[r] >= 0).Aggregate(UInt128.Zero, (mark, r) => mark ^ marks[r]))];
        var byMark = new Dictionary<UInt128, int>();
        for (var p = 0; p < published.Length; p++) byMark.TryAdd(of[p], published[p]);
        for (var p = 0; p < published.Length; p++)
            foreach (var row in columns[published[p]].Rows)
                if (atoms[row] is > 0 and var few && few < least && marks[row] != of[p]
                    && byMark.TryGetValue(of[p] ^ marks[row], out var smaller))
                    yield return (published[p], smaller);
    }

    /// <summary>
    /// Rows that lie in the same published columns cannot be told apart: together they are an atom. Its contributors by its first row;
    /// −1 for other rows.
    /// </summary>
    private long[] Atoms(int[] published)
    {
        var (signature, marks, isHeld) = (new UInt128[_rowCount], Random(published.Length), new bool[_rowCount]);
        for (var p = 0; p < published.Length; p++)
            foreach (var row in columns[published[p]].Rows) (signature[row], isHeld[row]) = (signature[row] ^ marks[p], true);
        var (atoms, first) = (new long[_rowCount], new Dictionary<UInt128, int>());
        Array.Fill(atoms, -1);
        for (var row = 0; row < _rowCount; row++)
        {
            if (!isHeld[row]) continue;
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(first, signature[row], out var exists);
            if (!exists) (at, atoms[row]) = (row, 0);
            atoms[at] += contributors(row);
        }

        return atoms;
    }

    private static UInt128[] Random(int count)
    {
        var marks = new UInt128[count];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(marks.AsSpan()));
        return marks;
    }
}
