using Linkage.Domain.Ledger;
using static Linkage.Domain.Tests.Ledger.Releases;

namespace Linkage.Domain.Tests.Ledger;

public sealed class DifferencingRuleTests
{
    [Fact]
    public void A_cell_that_one_release_protects_must_not_follow_from_another()
    {
        // Forty contributors, protected for dominance: no frequency is broken when it is derived.
        var verdict = new Releases().Sum("release 1", "income of dairies", Amounts(0, 40), CellShowing.Protected)
            .Sum("release 1", "income", Amounts(0, 100)).Sum(null, "income of the others", Amounts(40, 100)).Judge();
        var finding = Assert.Single(verdict.Findings);
        Assert.Equal(DifferencingTest.Protected, finding.Test);
        Assert.Equal("release 1 income − this result's income of the others gives a cell that is protected.", finding.Sentence);
    }

    [Fact]
    public void A_cell_withheld_for_the_sake_of_others_may_follow() =>
        Assert.True(new Releases().Sum("release 1", "dairies", Amounts(0, 40), CellShowing.Withheld)
            .Sum("release 1", "income", Amounts(0, 100)).Sum(null, "others", Amounts(40, 100)).Judge().IsSafe);

    [Fact]
    public void The_difference_of_nested_sums_keeps_the_p_percent_rule()
    {
        var twelve = People(100, 112).Select(one => (one, one == 100 ? 1_000_000L : 10L));
        var releases = new Releases().Sum("release 1", "income", Amounts(0, 100).Concat(twelve)).Sum(null, "income", Amounts(0, 100));
        Assert.True(releases.Judge(percent: null).IsSafe);
        Assert.Equal(DifferencingTest.Amount, Assert.Single(releases.Judge(percent: 15).Findings).Test);
    }

    [Fact]
    public void A_partner_that_takes_its_own_away_must_not_find_few_either()
    {
        var releases = new Releases { Partners = 1, KnownTo = one => one is >= 88 and < 100 and not 90 ? 1UL : 0 }
            .Count("release 1", "total", People(0, 100)).Count(null, "others", People(0, 88));
        Assert.True(releases.Judge().IsSafe);
        var finding = Assert.Single(releases.Judge(perPartner: true).Findings);
        Assert.Equal((1UL, 1), (finding.Known, finding.Subjects));
    }

    [Fact]
    public void What_suppression_leaves_open_in_one_release_is_that_releases_own()
    {
        // Two protected cells of three and of four, known together: their own audit allows it, and a release of other tables does not
        // change it.
        var releases = new Releases { IsAudited = true }
            .Count("release 1", "a", People(0, 3), CellShowing.Protected).Count("release 1", "b", People(3, 7), CellShowing.Protected)
            .Count("release 1", "c", People(7, 60)).Count("release 1", "all", People(0, 60));
        Assert.True(releases.Count(null, "c once more", People(7, 60)).Judge().IsSafe);
        Assert.False(releases.Count(null, "b and c", People(3, 60)).Judge().IsSafe);
    }

    [Fact]
    public void The_verdict_does_not_depend_on_the_order_of_contributors()
    {
        var there = new Releases().Count("release 1", "all", People(0, 50)).Count(null, "most", People(0, 45)).Judge();
        var back = new Releases().Count("release 1", "all", People(0, 50).Reverse()).Count(null, "most", People(0, 45).Reverse()).Judge();
        Assert.Equal(there.Findings.Select(finding => finding.Sentence), back.Findings.Select(finding => finding.Sentence));
        Assert.Equal(5, Assert.Single(there.Findings).Subjects);
    }

    private static IEnumerable<(int Subject, long Amount)> Amounts(int from, int to) => People(from, to).Select(one => (one, 100L + one));
}
