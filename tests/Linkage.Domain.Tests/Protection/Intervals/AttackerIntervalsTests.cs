using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection.Intervals;

public sealed class AttackerIntervalsTests
{
    private static readonly DisclosurePolicy s_policy = new() { MinimumFrequency = 3, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };

    private static readonly TabulationSpec s_cross = new(
        [Rows.Flat("row", "a", "b", "c"), Rows.Flat("column", "x", "y", "z")],
        [new TableSpec("t", [new Dimension("row", ["row"]), new Dimension("column", ["column"])], [new MeasureSpec("n", MeasureKind.CountSubjects)])],
        [], []);

    [Fact]
    public void Bounds_of_counts_are_those_that_enumeration_finds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var chance = new Seeded($"bounds-{seed}");
            var rows = new Rows(s_cross);
            // Every crossing is occupied, so that the one who counts and the one who calculates know the same.
            foreach (var row in "abc")
                foreach (var column in "xyz") rows.Add(1 + chance.Below(6), $"{row} {column}");
            var result = Suppression.Protect(rows.Tabulate(), s_policy);
            var published = result.Publish();
            var seen = new Enumeration(3, 3, [.. published.Tables[0].Cells.Select(c => (int?)c.Values[0].Value)], 20);
            var found = AttackerIntervals.Of(published, result.Structure(), s_policy, true);
            Assert.Empty(found.Obstacles);
            Assert.Equal(published.Tables[0].Cells.Count(c => c.Values[0].Status == "Q"), found.Cells.Count);
            foreach (var cell in found.Cells)
                Assert.Equal(((Int128?)seen.Least[cell.Cell], (Int128?)seen.Most[cell.Cell]), (cell.Lower, cell.Upper));
        }));
}
