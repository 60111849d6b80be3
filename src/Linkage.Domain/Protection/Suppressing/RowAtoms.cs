using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Rows that lie in the same published columns cannot be told apart: together they are an atom, named by its first row. Rows of nobody are in
/// none: whether they are in a sum or not, it speaks of the same.
/// </summary>
internal sealed class RowAtoms
{
    private readonly RowPeople _people;
    private readonly long[] _counts;
    private readonly bool[] _isFirst;
    private readonly Dictionary<int, List<int>> _rows = [];

    public RowAtoms(IReadOnlyList<Column> columns, int[] published, RowPeople people)
    {
        _people = people;
        var rowCount = RowsOf(columns);
        (_counts, _isFirst) = (new long[rowCount], new bool[rowCount]);
        var (signature, marks, isHeld) = (new UInt128[rowCount], Random(published.Length), new bool[rowCount]);
        for (var p = 0; p < published.Length; p++)
            foreach (var row in columns[published[p]].Rows) (signature[row], isHeld[row]) = (signature[row] ^ marks[p], true);
        var first = new Dictionary<UInt128, int>();
        for (var row = 0; row < rowCount; row++)
        {
            if (!isHeld[row] || people.In(row) is not (> 0 and var own)) continue;
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(first, signature[row], out var exists);
            if (!exists) (at, _isFirst[row]) = (row, true);
            _counts[at] += own;
            if (people.AreSpread) Keep(at, row);
        }

        foreach (var (atom, rows) in _rows) _counts[atom] = people.In(rows);
    }

    /// <summary>The atoms of rows that hold each of theirs whole.</summary>
    public IEnumerable<int> Of(int[] rows) => rows.Where(row => _isFirst[row]);

    /// <summary>People in an atom; none for a row that is not the first of one.</summary>
    public long Count(int atom) => _counts[atom];

    /// <summary>Distinct people in atoms.</summary>
    public long Count(IEnumerable<int> atoms) => _people.AreSpread ? _people.In(atoms.SelectMany(atom => _rows[atom])) : atoms.Sum(Count);

    private void Keep(int atom, int row)
    {
        if (!_rows.TryGetValue(atom, out var rows)) _rows.Add(atom, rows = []);
        rows.Add(row);
    }

    /// <summary>Rows up to the last that any column holds; columns hold theirs in rising order.</summary>
    public static int RowsOf(IReadOnlyList<Column> columns) =>
        columns.Where(c => c.Rows.Length > 0).Select(c => c.Rows[^1] + 1).DefaultIfEmpty().Max();

    /// <summary>A random mark for each of so many: sets are told apart by the marks of their members together.</summary>
    public static UInt128[] Random(int count)
    {
        var marks = new UInt128[count];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(marks.AsSpan()));
        return marks;
    }
}
