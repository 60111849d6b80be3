using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection.Intervals;

public sealed class AttackerIntervalsTests
{
    private static readonly DisclosurePolicy s_policy =
        new() { MinimumFrequency = 3, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };

    private static readonly TabulationSpec s_cross = new(
        [Rows.Flat("row", "a", "b", "c"), Rows.Flat("column", "x", "y", "z")],
        [new TableSpec("t", [new Dimension("row", ["row"]), new Dimension("column", ["column"])],
            [new MeasureSpec("n", MeasureKind.CountSubjects)])],
        [], []);

    [Fact]
    public void Bounds_of_counts_are_those_that_enumeration_finds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var result = Suppression.Protect(Fill(new Seeded($"bounds-{seed}"), 6).Tabulate(), s_policy);
            var published = result.Publish();
            var seen = Enumerate(published);
            var found = AttackerIntervals.Of(published, result.Structure(), s_policy, true);
            Assert.Empty(found.Obstacles);
            Assert.Equal(published.Tables[0].Cells.Count(c => c.Values[0].Status == "Q"), found.Cells.Count);
            foreach (var cell in found.Cells)
                Assert.Equal(((Int128?)seen.Least[cell.Cell], (Int128?)seen.Most[cell.Cell]), (cell.Lower, cell.Upper));
        }));

    [Fact]
    public void A_need_is_met_exactly_when_enumeration_finds_tables_that_reach_it() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var chance = new Seeded($"needs-{seed}");
            var rows = Fill(chance, 3);
            // The margins of the rows stay, or there would be too much to list.
            var hides = Enumerable.Range(0, 16).Select(c => c % 4 != 3 && chance.Below(5) < 3).ToList();
            var number = -1;
            var (published, structure) = Hidden.Of(rows, c => hides[++number % 16]);
            var truth = rows.Tabulate();
            // Levels that nobody would choose: the search must tell the ones that are reached from the ones that are not.
            structure = structure with
            {
                Protection = [.. Enumerable.Range(0, 16).Where(c => published.Tables[0].Cells[c].Values[0].Status == "Q")
                    .Select(c => new ProtectedCell(c, BaseMeasure.Subjects, truth[c].Subjects.All,
                        Math.Min(truth[c].Subjects.All, chance.Below(4)), chance.Below(4)))],
            };
            var seen = Enumerate(published);
            var found = AttackerIntervals.Of(published, structure, s_policy);
            Assert.Empty(found.Obstacles);
            foreach (var (cell, need) in structure.Protection.Zip(found.Cells))
            {
                var isMet = seen.Least[cell.Cell] <= cell.Value - cell.Lower && seen.Most[cell.Cell] >= cell.Value + cell.Upper
                    && (cell.Value == 0 || cell.Value >= 3 || seen.Least[cell.Cell] == 0 || seen.Most[cell.Cell] >= 3);
                Assert.Equal((cell.Cell, isMet ? IntervalNeed.Met : IntervalNeed.Narrow), (need.Cell, need.Need));
            }
        }));

    /// <summary>SDC Handbook, section 4.2.3, example 3 (Geurts 1992, table 10): X11 lies between 3 and 6.</summary>
    [Fact]
    public void The_feasibility_interval_of_the_handbook_is_found()
    {
        var spec = new TabulationSpec(
            [Rows.Flat("row", "1", "2", "3"), Rows.Flat("column", "1", "2")],
            [new TableSpec("t", [new Dimension("row", ["row"]), new Dimension("column", ["column"])],
                [new MeasureSpec("n", MeasureKind.CountSubjects)])],
            [], []);
        var rows = new Rows(spec).Add(5, "1 1").Add(2, "1 2").Add(1, "2 1").Add(2, "2 2").Add(3, "3 1").Add(3, "3 2");
        var (published, structure) = Hidden.Of(rows, c => c.Codes.All(code => code is "1" or "2"));
        var found = AttackerIntervals.Of(published, structure, s_policy, true);
        Assert.Equal([(3, 6), (1, 4), (0, 3), (0, 3)], found.Cells.Select(c => ((int)c.Lower!.Value, (int)c.Upper!.Value)));
    }

    [Fact]
    public void Amounts_of_any_size_are_bounded_exactly()
    {
        // a + b = 9 007 199 254 740 993 cents: one more than a double can hold.
        var spec = new TabulationSpec(
            [Rows.Flat("kind", "a", "b", "c")],
            [new TableSpec("t", [new Dimension("kind", ["kind"])], [new MeasureSpec("x", MeasureKind.Sum, 0)])],
            [new AmountSpec("x", 2)], []);
        var rows = new Rows(spec).Add(1, "a", [9_007_199_254_740_992]).Add(1, "b", [1]).Add(1, "c", [7]);
        var (published, structure) = Hidden.Of(rows, c => c.Codes[0] is "a" or "b");
        var found = AttackerIntervals.Of(published, structure, s_policy, true);
        Assert.All(found.Cells, c => Assert.Equal(((Int128)0, (Int128)9_007_199_254_740_993), (c.Lower!.Value, c.Upper!.Value)));
        Assert.True(found is { Tables: > 0, Bounds: 4 });
    }

    [Fact]
    public void Nothing_bounds_an_amount_that_can_be_negative()
    {
        var spec = new TabulationSpec(
            [Rows.Flat("kind", "a", "b", "c")],
            [new TableSpec("t", [new Dimension("kind", ["kind"])], [new MeasureSpec("x", MeasureKind.Sum, 0)])],
            [new AmountSpec("x")], []);
        var (published, structure) = Hidden.Of(
            new Rows(spec).Add(2, "a", [5]).Add(2, "b", [-3]).Add(2, "c", [4]), c => c.Codes[0] is "a" or "b");
        Assert.All(AttackerIntervals.Of(published, structure, s_policy, true).Cells, c => Assert.Null(c.Lower ?? c.Upper));
    }

    [Fact]
    public void A_numerator_is_at_most_what_is_published_of_its_whole()
    {
        // Of 12 subjects in a some are poor, of 8 in b others, 9 in all: nobody finds less than 1 or more than 9 in a.
        var spec = new TabulationSpec(
            [Rows.Flat("kind", "a", "b", "c")],
            [
                new TableSpec("poor", [new Dimension("kind", ["kind"])], [new MeasureSpec("sum", MeasureKind.Sum, 0)]),
                new TableSpec("all", [new Dimension("kind", ["kind"])], [new MeasureSpec("share", MeasureKind.Share, 0)]),
            ],
            [new AmountSpec("poor")], []);
        var rows = new Rows(spec).Add(5, "a", [1]).Add(7, "a", [0]).Add(4, "b", [1]).Add(4, "b", [0]).Add(10, "c", [1]).Add(10, "c", [0]);
        var open = Hidden.Of(rows, _ => false);
        // The shares are hidden but the numbers behind them are known, and the sums are hidden.
        var hidden = new PublishedTables([Hidden.Hide(new([open.Published.Tables[0]]), c => c.Codes[0] is "a" or "b").Tables[0],
            Hidden.Hide(new([open.Published.Tables[1]]), c => c.Codes[0] is "a" or "b").Tables[0]]);
        var structure = open.Structure with
        {
            Revealed = [.. open.Structure.Revealed.Where(r => r.Measure == BaseMeasure.Valid(0) || r.Cell is not (0 or 1 or 4 or 5))],
        };
        var found = AttackerIntervals.Of(hidden, structure, s_policy, true).Cells.Where(c => c.Measure == BaseMeasure.Sum(0)).ToList();
        Assert.Equal([(1, 9), (0, 8), (1, 9), (0, 8)], found.Select(c => ((int)c.Lower!.Value, (int)c.Upper!.Value)));
    }

    private static Rows Fill(Seeded chance, int most)
    {
        // Every crossing is occupied, so that the one who counts and the one who calculates know the same.
        var rows = new Rows(s_cross);
        foreach (var row in "abc")
            foreach (var column in "xyz") rows.Add(1 + chance.Below(most), $"{row} {column}");
        return rows;
    }

    private static Enumeration Enumerate(PublishedTables published) =>
        new(3, 3, [.. published.Tables[0].Cells.Select(c => (int?)c.Values[0].Value)], 24);
}
