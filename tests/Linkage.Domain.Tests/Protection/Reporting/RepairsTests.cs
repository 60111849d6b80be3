using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection.Reporting;

public sealed class RepairsTests
{
    private static readonly DisclosurePolicy s_policy =
        new() { MinimumFrequency = 5, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };

    private static readonly Variable s_area = new("area",
        [new Level("area", [new Category("a1", "A"), new Category("a2", "A"), new Category("b1", "B"), new Category("b2", "B")]),
            new Level("district", [new Category("A"), new Category("B")])]);

    [Fact]
    public void What_is_suggested_is_what_asking_it_gives()
    {
        var spec = Spec(["area", "district"]);
        var asked = Suppression.Protect(Fill(spec).Tabulate(), s_policy);
        var repairs = Repairs.Of(asked, Judge(asked));
        Assert.Equal(repairs.OrderBy(r => r.SubjectShare), repairs);
        var byKind = repairs.ToDictionary(r => r.Kind);

        var coarser = Suppression.Protect(Fill(Spec(["district"])).Tabulate(), s_policy);
        Assert.True(Judge(coarser).IsSafe);
        Assert.Equal(Hidden(coarser), byKind["coarser-level"].Suppressed);
        Assert.Equal(coarser.Tabulation.Cubes.CellCount, byKind["coarser-level"].Cells);
        Assert.Equal("show area by district instead of area", byKind["coarser-level"].Suggestion);

        var twice = Suppression.Protect(Fill(spec, 2).Tabulate(), s_policy);
        Assert.Equal(Hidden(twice), byKind["next-period"].Suppressed);
        Assert.All(repairs, r => Assert.True(r.SubjectShare < r.SubjectShareBefore));
        Assert.Equal("take x and y of kind together", byKind["merged-categories"].Suggestion);
        var merged = Suppression.Protect(Fill(Merged(spec), kind: code => code == "z" ? "z" : "x+y").Tabulate(), s_policy);
        Assert.True(Judge(merged).IsSafe);
        Assert.Equal(Hidden(merged), byKind["merged-categories"].Suppressed);
        Assert.Equal(merged.Tabulation.Cubes.CellCount, byKind["merged-categories"].Cells);
    }

    [Fact]
    public void Nothing_is_suggested_where_everything_is_shown()
    {
        var shown = Suppression.Protect(Fill(Spec(["district"]), 8).Tabulate(), s_policy);
        Assert.Empty(Repairs.Of(shown, Judge(shown)));
    }

    [Fact]
    public void Regrouped_units_give_the_tables_that_rows_give() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10), Prop.ForAll(Gen.Choose(0, int.MaxValue).Select(i => $"regroup-{i}").ToArbitrary(), seed =>
        {
            var spec = RandomTables.Spec();
            var asked = RandomTables.Fill(spec, seed, 150).Tabulate();
            foreach (var proposal in new Proposals(asked).All().Where(p => p.Kind == "coarser-level"))
            {
                var regrouped = Linkage.Domain.Protection.Tabulating.Regrouping.Of(asked, proposal.Spec, proposal.Moved, 1);
                var again = RandomTables.Fill(proposal.Spec, seed, 150).Tabulate();
                var policy = new DisclosurePolicy { MinimumFrequency = 3 };
                Assert.Equal(
                    Suppression.Protect(again, policy).Publish().ToJson(), Suppression.Protect(regrouped, policy).Publish().ToJson());
            }
        }));

    [Fact]
    public void The_page_says_all_that_an_officer_asks()
    {
        var asked = Suppression.Protect(Fill(Spec(["area", "district"])).Tabulate(), s_policy,
            new Wishes { Forced = [new CellChoice("t", new Dictionary<string, string> { ["area"] = "a1", ["kind"] = "x" })] });
        var report = RiskReport.Of(asked, Judge(asked));
        var heading = new ReportHeading("who moves where", "the city", "1,000 to 1,049 subjects", ["people of the registry, 2031JJ00"], []);
        var page = ReportPage.Of(heading, report);
        Assert.Equal(page, ReportPage.Of(heading, report));
        var lines = page.Split('\n');
        Assert.InRange(lines.Length, 25, 70);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, ReportPage.Width + 40));
        foreach (var expected in (string[])
        [
            "SAFE", "who moves where", "the city", "2031JJ00", "minimum-frequency  amber  at least 5 subjects", "t[a1, x] -3", "secondary",
            "Attacker:    a reader", "Tested:      exact derivation by an outsider", "Intervals:   ", "Not checked: earlier releases",
            "Not shown although asked to stay: t[a1, x]", "- show area by district instead of area: ",
        ])
            Assert.Contains(expected, page, StringComparison.Ordinal);
    }

    private static TabulationSpec Spec(string[] levels) => new(
        [s_area, Rows.Flat("kind", "x", "y", "z") with { Sensitive = false }],
        [new TableSpec("t", [new Dimension("area", levels), new Dimension("kind", ["kind"])], [new MeasureSpec("n", MeasureKind.CountSubjects)])],
        [], []);

    /// <summary>The same question with x and y as one category.</summary>
    private static TabulationSpec Merged(TabulationSpec spec) =>
        spec with { Variables = [spec.Variables[0], Rows.Flat("kind", "x+y", "z") with { Sensitive = false }] };

    /// <param name="kind">The category that a kind falls in; itself when left out.</param>
    private static Rows Fill(TabulationSpec spec, int times = 1, Func<string, string>? kind = null)
    {
        (string Area, int X, int Y, int Z)[] counts = [("a1", 2, 20, 30), ("a2", 8, 21, 33), ("b1", 4, 24, 35), ("b2", 9, 25, 3)];
        var rows = new Rows(spec);
        foreach (var (area, x, y, z) in counts)
            foreach (var (code, count) in new[] { ("x", x), ("y", y), ("z", z) })
                rows.Add(count * times, $"{area} {kind?.Invoke(code) ?? code}");
        return rows;
    }

    private static Verdict Judge(ProtectedTabulation made) => Audit.Judge(made.Publish(), made.Structure(), made.Policy);

    private static int Hidden(ProtectedTabulation made) => made.Publish().Tables[0].Cells.Count(c => c.Values[0].Status == "Q");
}
