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
        var atoms = new RowAtoms(columns, published, new RowPeople(contributors));
        var marks = RowAtoms.Random(RowAtoms.RowsOf(columns));
        // The mark of a column is that of its atoms together; each atom is counted by its first row.
        UInt128[] of = [.. published.Select(c => atoms.Of(columns[c].Rows).Aggregate(UInt128.Zero, (mark, r) => mark ^ marks[r]))];
        var byMark = new Dictionary<UInt128, int>();
        for (var p = 0; p < published.Length; p++) byMark.TryAdd(of[p], published[p]);
        for (var p = 0; p < published.Length; p++)
            foreach (var row in atoms.Of(columns[published[p]].Rows))
                if (atoms.Count(row) is > 0 and var few && few < least && marks[row] != of[p]
                    && byMark.TryGetValue(of[p] ^ marks[row], out var smaller))
                    yield return (published[p], smaller);
    }
}
