using Linkage.Domain.Chance;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Small tables of counts for tests.</summary>
internal static class Counts
{
    public static readonly MeasureSpec People = new("people", MeasureKind.CountSubjects);

    public static TableSpec Table(string name, params string[] variables) =>
        new(name, [.. variables.Select(v => new Dimension(v, [v]))], [People]);

    /// <summary>One variable of so many categories, or two crossed; atoms from a matrix, empty ones left out.</summary>
    public static CellContents Of(long[,] counts, params TableSpec[] tables) =>
        Of(counts, new long[counts.GetLength(0), counts.GetLength(1)], tables);

    /// <param name="held">How many of each are of a partner.</param>
    public static CellContents Of(long[,] counts, long[,] held, params TableSpec[] tables)
    {
        var spec = new TabulationSpec(
            [Rows.Flat("row", Codes("r", counts.GetLength(0))), Rows.Flat("column", Codes("c", counts.GetLength(1)))],
            tables.Length > 0 ? tables : [Table("t", "row", "column")], [], ["p"]);
        var (atoms, chance) = (new List<Atom>(), new Seeded("keys"));
        for (var r = 0; r < counts.GetLength(0); r++)
            for (var c = 0; c < counts.GetLength(1); c++)
                if (counts[r, c] > 0)
                    atoms.Add(new Atom([[r, c]], counts[r, c], chance.Next64(), [new(0, counts[r, c] - held[r, c]), new(1, held[r, c])]));
        return new CellContents(new CubeSet(spec), atoms);
    }

    /// <summary>Three flat variables crossed, of so many categories each; a count per inner cell, in their order.</summary>
    public static CellContents Cubic(int size, Func<int, long> countOf)
    {
        var spec = new TabulationSpec(
            [Rows.Flat("a", Codes("a", size)), Rows.Flat("b", Codes("b", size)), Rows.Flat("c", Codes("c", size))],
            [Table("t", "a", "b", "c")], [], ["p"]);
        var atoms = new List<Atom>();
        for (var i = 0; i < size * size * size; i++)
            if (countOf(i) is > 0 and var n) atoms.Add(new Atom([[i / (size * size), i / size % size, i % size]], n, 0, [new(0, n)]));
        return new CellContents(new CubeSet(spec), atoms);
    }

    /// <summary>The cell with these codes, such as `r0 _T`.</summary>
    public static int Cell(this CellContents contents, string codes, int table = 0)
    {
        var cube = contents.Cubes.Cubes[table];
        return contents.Cubes.Start(table) + Enumerable.Range(0, cube.CellCount).First(c => string.Join(' ', cube.Codes(c)) == codes);
    }

    public static long[,] Random(Seeded chance, int rows, int columns, int most)
    {
        var counts = new long[rows, columns];
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++) counts[r, c] = chance.Below(3) == 0 ? 0 : chance.Below(most);
        return counts;
    }

    private static string[] Codes(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => $"{prefix}{i}")];
}
