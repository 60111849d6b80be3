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
    /// <returns>Numbers of the two columns; the smaller lies within the larger, and both are published.</returns>
    public IEnumerable<(int Larger, int Smaller)> Few(Predicate<Column> isPublished)
    {
        int[] published = [.. Enumerable.Range(0, columns.Count).Where(c => columns[c].Rows.Length > 0 && isPublished(columns[c]))];
        var atoms = Atoms(published);
        var marks = new Dictionary<UInt128, int>();
        foreach (var column in published) marks.TryAdd(Mark(atoms.In(column)), column);
        foreach (var column in published)
        {
            var own = atoms.In(column);
            var mark = Mark(own);
            foreach (var atom in own)
                if (own.Length > 1 && atoms.Contributors[atom] is > 0 and var few && few < least
                    && marks.TryGetValue(mark ^ atoms.Marks[atom], out var smaller)) yield return (column, smaller);
        }

        UInt128 Mark(int[] own) => own.Aggregate(UInt128.Zero, (mark, atom) => mark ^ atoms.Marks[atom]);
    }

    /// <summary>Rows that lie in the same published columns cannot be told apart: together they are an atom.</summary>
    private (Func<int, int[]> In, List<long> Contributors, List<UInt128> Marks) Atoms(int[] published)
    {
        var signature = new Dictionary<int, UInt128>();
        foreach (var column in published)
        {
            var mark = Random();
            foreach (var row in columns[column].Rows) signature[row] = signature.GetValueOrDefault(row) ^ mark;
        }

        var (atomOf, number) = (new Dictionary<int, int>(), new Dictionary<UInt128, int>());
        var (counts, marks) = (new List<long>(), new List<UInt128>());
        foreach (var (row, mark) in signature)
        {
            if (!number.TryGetValue(mark, out var atom))
            {
                number.Add(mark, atom = number.Count);
                counts.Add(0);
                marks.Add(Random());
            }

            atomOf.Add(row, atom);
            counts[atom] += contributors(row);
        }

        return (column => [.. columns[column].Rows.Select(r => atomOf[r]).Distinct()], counts, marks);
    }

    private static UInt128 Random()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return new UInt128(BitConverter.ToUInt64(bytes), BitConverter.ToUInt64(bytes[8..]));
    }
}
