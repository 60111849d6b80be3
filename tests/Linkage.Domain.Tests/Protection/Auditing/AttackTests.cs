using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Tests.Protection.Intervals;

namespace Linkage.Domain.Tests.Protection.Auditing;

/// <summary>
/// Attacks on one result: each is warded off by suppression, and each is found by the audit, and explained, when what wards it off is
/// opened by hand.
/// </summary>
public sealed class AttackTests
{
    private static readonly DisclosurePolicy s_policy =
        new() { MinimumFrequency = 3, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };

    [Fact]
    public void A_total_with_one_suppressed_part()
    {
        var result = Protect(Kinds(Count, "a", "b", "c").Add(2, "a").Add(5, "b").Add(9, "c"));
        var opened = Hidden.Open(result.Publish(), "b", 5);
        Assert.Contains(
            Judge(opened, result).Disclosures, d => d is { Cell: "t[a]", Test: "exact", Explanation: "t[a] = −t[b] −t[c] +t[_T]" });
    }

    [Fact]
    public void A_mark_that_calls_a_primary_secondary_fools_nobody()
    {
        // Two people alone: each finds the other by taking itself away from the sum of both.
        var result = Protect(Kinds(Count, "a", "b", "c", "d").Add(1, "a").Add(1, "b").Add(12, "c").Add(30, "d"));
        var opened = Hidden.Marked(Hidden.Open(result.Publish(), "c", 12), "D");
        Assert.Contains(Judge(opened, result).Disclosures, d => d.Test == "contributor");
    }

    [Fact]
    public void A_protected_cell_in_the_open()
    {
        var result = Protect(Kinds(Sum, "a", "b", "c").Add(2, "a", [50]).Add(9, "b", [30]).Add(9, "c", [30]));
        var opened = Hidden.Open(result.Publish(), "a", 100);
        Assert.Contains(Judge(opened, result).Disclosures,
            d => d is { Cell: "t[a]", Test: "exact", Explanation: "a cell that must be protected is published" });
    }

    [Fact]
    public void A_contributor_alone_in_several_cells_takes_all_of_them_away()
    {
        // One firm stands alone in a and b: with the sum of a, b and c it has what c is, which are two others.
        var spec = Kinds(Sum, "a", "b", "c", "d", "e").AddRow(1, "a", [100])
            .AddRow(1, "b", [200])
            .AddRow(2, "c", [40])
            .AddRow(3, "c", [50]);
        for (var s = 4; s < 24; s++) spec.AddRow(s, s < 14 ? "d" : "e", [30]);
        var result = Protect(spec);
        Assert.True(Judge(result.Publish(), result).IsSafe);
        var opened = Hidden.Open(Hidden.Open(result.Publish(), "d", 300), "e", 300);
        Assert.Contains(Judge(opened, result).Disclosures, d => d is { Cell: "t[c]", Test: "contributor" });
    }

    [Fact]
    public void Hidden_zeros_under_a_published_zero()
    {
        var spec = new TabulationSpec(
            [new Variable("area",
                [new Level("area", [new("a", "A"), new("b", "A"), new("c", "B"), new("d", "B")]), new Level("region", [new("A"), new("B")])], true)],
            [new TableSpec("t", [new Dimension("area", ["area", "region"])], [Count])], [], []);
        var (published, structure) = Hidden.Of(new Rows(spec).Add(6, "c").Add(8, "d"), c => c.Codes[0] is "a" or "b");
        var told = structure with
        {
            Possible = [[0], [1]],
            Protection = [new(0, BaseMeasure.Subjects, 0, 0, 1), new(1, BaseMeasure.Subjects, 0, 0, 1)],
        };
        var verdict = Audit.Judge(published, told, s_policy);
        Assert.Equal(["t[a]", "t[b]"], verdict.Disclosures.Where(d => d.Test == "interval").Select(d => d.Cell));
    }

    [Fact]
    public void The_complement_of_a_group()
    {
        // Of 20 all but one are poor: the share hides nobody, and the numerator with the number gives the one who is not.
        var rows = Kinds(new MeasureSpec("share", MeasureKind.Share, 0), "a", "b", "c")
            .Add(19, "a", [1]).Add(1, "a", [0]).Add(10, "b", [1]).Add(10, "b", [0]).Add(10, "c", [1]).Add(10, "c", [0]);
        var result = Protect(rows);
        Assert.Null(result.Publish().Tables[0].Cells[0].Values[0].Value);
        Assert.True(Judge(result.Publish(), result).IsSafe);
        Assert.False(Judge(Hidden.Open(result.Publish(), "a", 0.950m), result).IsSafe);
    }

    [Fact]
    public void A_share_that_reveals_a_small_count()
    {
        var share = new MeasureSpec("share", MeasureKind.Share, 0);
        var rows = Kinds([Count, share], "a", "b", "c").Add(1, "a", [1]).Add(39, "a", [0])
            .Add(10, "b", [1]).Add(30, "b", [0]).Add(10, "c", [1]).Add(30, "c", [0]);
        var result = Protect(rows);
        Assert.Equal("Q", result.Publish().Tables[0].Cells[0].Values[1].Status);
        var verdict = Judge(Hidden.Open(result.Publish(), "a", 40, 0.025m), result);
        Assert.Contains(verdict.Disclosures, d => d is { Cell: "t[a]", Test: "small-numerator" });
    }

    [Fact]
    public void A_mean_beside_its_own_sum()
    {
        // The sum of a is hidden, the mean and the number would give it.
        MeasureSpec[] measures = [Count, new("sum", MeasureKind.Sum, 0), new("mean", MeasureKind.Mean, 0)];
        var rows = Kinds(measures, "a", "b", "c").Add(1, "a", [1000]).Add(4, "a", [1]).Add(5, "b", [20]).Add(9, "c", [30]);
        var result = Protect(rows);
        Assert.Equal(["A", "Q", "Q"], result.Publish().Tables[0].Cells[0].Values.Select(v => v.Status));
        Assert.Contains(
            Judge(Hidden.Open(result.Publish(), "a", 5, 1004, 201), result).Disclosures, d => d is { Cell: "t[a]", Test: "exact" });
    }

    [Fact]
    public void A_table_of_one_row()
    {
        var spec = new TabulationSpec([Rows.Flat("kind", "a")], [new TableSpec("t", [], [Count])], [], []);
        var few = Protect(new Rows(spec).Add(2, "a"));
        Assert.Null(few.Publish().Tables[0].Cells[0].Values[0].Value);
        Assert.True(Judge(few.Publish(), few).IsSafe);
        Assert.False(Judge(Hidden.Open(few.Publish(), "", 2), few).IsSafe);
        var enough = Protect(new Rows(spec).Add(3, "a"));
        Assert.Equal(3, enough.Publish().Tables[0].Cells[0].Values[0].Value);
    }

    [Fact]
    public void A_dominance_hidden_by_a_holding_with_several_entries()
    {
        // Five plants of one holding look like five firms; together they are nearly all of a.
        var spec = new TabulationSpec([Rows.Flat("kind", "a", "b", "c")], [new TableSpec("t", [new Dimension("kind", ["kind"])], [Sum])],
            [new AmountSpec("x")], [], true);
        var rows = new Rows(spec);
        for (var s = 0; s < 5; s++) rows.AddRow(s, "a", [100], holding: 1);
        for (var s = 5; s < 8; s++) rows.AddRow(s, "a", [5], holding: s);
        for (var s = 8; s < 28; s++) rows.AddRow(s, s < 18 ? "b" : "c", [60], holding: s);
        var result = Protect(rows);
        Assert.Equal("Q", result.Publish().Tables[0].Cells[0].Values[0].Status);
        Assert.True(Judge(result.Publish(), result).IsSafe);
        Assert.False(Judge(Hidden.Open(result.Publish(), "a", 515), result).IsSafe);
    }

    [Fact]
    public void An_interval_that_ends_before_the_protection_level()
    {
        // a is 1000 and must be uncertain by 80; b can give 5 only. No cell follows exactly.
        var rows = Kinds(Sum, "a", "b", "c").Add(1, "a", [800]).Add(4, "a", [50]).Add(4, "b", [1]).Add(1, "b", [1]).Add(9, "c", [300]);
        var (published, structure) = Hidden.Of(rows, c => c.Codes[0] is "a" or "b");
        var told = structure with { Protection = [new(0, BaseMeasure.Sum(0), 1000, 80, 80)] };
        var verdict = Audit.Judge(published, told, s_policy);
        Assert.Equal(["interval"], verdict.Disclosures.Select(d => d.Test));
        Assert.Equal((0, 1, 0), (verdict.Intervals!.Met, verdict.Intervals.Narrow, verdict.Intervals.Unproven));
        var enough = structure with { Protection = [new(0, BaseMeasure.Sum(0), 1000, 80, 5)] };
        Assert.Equal(VerdictKind.Safe, Audit.Judge(published, enough, s_policy).Kind);
    }

    [Fact]
    public void A_structure_without_levels_opens_nothing()
    {
        var result = Protect(Kinds(Count, "a", "b", "c").Add(2, "a").Add(5, "b").Add(9, "c"));
        foreach (var old in new[] { result.Structure() with { Protection = null! }, result.Structure() with { Revealed = null! } })
        {
            Assert.Equal(VerdictKind.CannotJudge, Audit.Judge(result.Publish(), old, s_policy).Kind);
            Assert.NotEmpty(AttackerIntervals.Of(result.Publish(), old, s_policy).Obstacles);
        }
    }

    private static MeasureSpec Count => new("n", MeasureKind.CountSubjects);

    private static MeasureSpec Sum => new("x", MeasureKind.Sum, 0);

    private static Rows Kinds(MeasureSpec measure, params string[] codes) => Kinds([measure], codes);

    private static Rows Kinds(MeasureSpec[] measures, params string[] codes) => new(new TabulationSpec(
        [Rows.Flat("kind", codes) with { Sensitive = false }],
        [new TableSpec("t", [new Dimension("kind", ["kind"])], measures)], [new AmountSpec("x")], []));

    private static ProtectedTabulation Protect(Rows rows) => Suppression.Protect(rows.Tabulate(), s_policy);

    private static Verdict Judge(PublishedTables published, ProtectedTabulation result) =>
        Audit.Judge(published, result.Structure(), s_policy);
}
