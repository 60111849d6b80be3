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
        for (var value = published[cell] ?? 0; value <= (published[cell] ?? 8); value++)
        {
            table[cell] = value;
            if (column == 2 && !Fits(table, row * 4 + 3, [row * 4, row * 4 + 1, row * 4 + 2], published)) continue;
            if (row == 2 && !Fits(table, 12 + column, [column, 4 + column, 8 + column], published)) continue;
            if (at == 8 && !Fits(table, 15, [12, 13, 14], published)) continue;
            if (Enumerate(table, at + 1, published, seen)) return true;
        }

        return false;
    }

    private static bool Fits(int[] table, int total, int[] parts, int?[] published)
    {
        table[total] = parts.Sum(p => table[p]);
        return published[total] is not { } value || value == table[total];
    }
}
