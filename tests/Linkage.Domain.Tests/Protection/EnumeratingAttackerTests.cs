using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

/// <summary>
/// An attacker with no mathematics: lists every table of whole, non-negative counts that agrees with what is published, and knows a cell
/// when all of them agree on it.
/// </summary>
public sealed class EnumeratingAttackerTests
{
    private static readonly TabulationSpec s_spec = new(
        [Rows.Flat("row", "a", "b", "c"), Rows.Flat("column", "x", "y", "z")],
        [new TableSpec("t", [new Dimension("row", ["row"]), new Dimension("column", ["column"])], [new MeasureSpec("n", MeasureKind.CountSubjects)])],
        [], []);

    [Fact]
    public void No_table_that_the_audit_calls_safe_gives_a_cell_to_enumeration() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var chance = new Seeded($"enumerate-{seed}");
            var rows = new Rows(s_spec);
            foreach (var row in "abc")
                foreach (var column in "xyz") rows.Add(chance.Below(3) == 0 ? 0 : chance.Below(6), $"{row} {column}");
            var policy = new DisclosurePolicy { MinimumFrequency = 3, GroupDisclosurePercent = null };
            var result = Suppression.Protect(rows.Tabulate(), policy);
            if (!Linkage.Domain.Protection.Auditing.Audit.Judge(result.Publish(), result.Structure(), policy).IsSafe) return;
            var published = result.Publish().Tables[0].Cells.Select(c => (int?)c.Values[0].Value).ToArray();
            var seen = new HashSet<int>[16];
            for (var c = 0; c < 16; c++) seen[c] = [];
            Enumerate(new int[16], 0, published, seen);
            for (var c = 0; c < 16; c++) Assert.True(published[c] is not null || seen[c].Count != 1, $"seed {seed}, cell {c}");
        }));

    /// <summary>Fills the nine inner cells of the 4 × 4 table, none above eight unless published.</summary>
    /// <returns>True once every suppressed cell has been seen with two values.</returns>
    private static bool Enumerate(int[] table, int at, int?[] published, HashSet<int>[] seen)
    {
        if (at == 9)
        {
            for (var c = 0; c < 16; c++) seen[c].Add(table[c]);
            return Enumerable.Range(0, 16).All(c => published[c] is not null || seen[c].Count > 1);
        }

        var (row, column) = (at / 3, at % 3);
        var cell = row * 4 + column;
        // What is left of a published total bounds the cell; the last of a row or column is all of it.
        var inRow = Left(published[row * 4 + 3], column > 0 ? table[row * 4] : 0, column > 1 ? table[row * 4 + 1] : 0);
        var inColumn = Left(published[12 + column], row > 0 ? table[column] : 0, row > 1 ? table[4 + column] : 0);
        var (least, most) = (published[cell] ?? 0, published[cell] ?? 8);
        most = Math.Min(most, Math.Min(inRow ?? most, inColumn ?? most));
        if (column == 2) least = Math.Max(least, inRow ?? least);
        if (row == 2) least = Math.Max(least, inColumn ?? least);
        for (var value = least; value <= most; value++)
        {
            table[cell] = value;
            if (column == 2) table[row * 4 + 3] = table[row * 4] + table[row * 4 + 1] + value;
            if (row == 2) table[12 + column] = table[column] + table[4 + column] + value;
            if (at == 8 && (table[15] = table[12] + table[13] + table[14]) != (published[15] ?? table[15])) continue;
            if (Enumerate(table, at + 1, published, seen)) return true;
        }

        return false;
    }

    private static int? Left(int? total, int first, int second) => total - first - second;
}
