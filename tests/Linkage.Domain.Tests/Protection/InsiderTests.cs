using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

public sealed class InsiderTests
{
    private static readonly DisclosurePolicy s_policy =
        new() { MinimumFrequency = 3, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };

    [Fact]
    public void Two_people_alone_in_the_only_suppressed_cells_of_a_row_would_find_each_other()
    {
        // Without the singleton repair a = 1 and b = 1 hide behind their sum of 2: each knows itself, so each learns of the other.
        var rows = new Rows(Single("a", "b", "c", "d")).Add(1, "a").Add(1, "b").Add(12, "c").Add(30, "d");
        var result = Suppression.Protect(rows.Tabulate(), s_policy);
        Assert.Equal(["a", "b", "c"], Hidden(result.Publish()));
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), s_policy).IsSafe);

        var verdict = Audit.Judge(Opened(result.Publish(), "c", 12), result.Structure(), s_policy);
        Assert.Equal(VerdictKind.Unsafe, verdict.Kind);
        Assert.Contains(verdict.Disclosures, d => d.Test == "contributor");
        Assert.DoesNotContain(verdict.Disclosures, d => d.Test == "exact");
    }

    [Fact]
    public void A_partner_cannot_subtract_a_cell_that_only_its_own_clients_fill()
    {
        // Outsiders see a + b = 14 only; the partner knows all 12 of b and would learn that a is 2.
        var rows = new Rows(Single("a", "b", "c", "d") with { Partners = ["p", "q"] })
            .Add(2, "a", partners: 2).Add(12, "b", partners: 1).Add(20, "c", partners: 2).Add(30, "d", partners: 2);
        var alone = s_policy with { PerPartner = false };
        var outsider = Suppression.Protect(rows.Tabulate(), alone);
        Assert.Equal(["a", "b"], Hidden(outsider.Publish()));

        var result = Suppression.Protect(rows.Tabulate(), s_policy);
        Assert.Equal(["a", "c"], Hidden(result.Publish()).Where(c => c is "a" or "c"));
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), s_policy).IsSafe);
        var verdict = Audit.Judge(outsider.Publish(), result.Structure(), s_policy);
        Assert.Contains(verdict.Disclosures, d => d is { Test: "partner", Cell: "t[a]" });
    }

    [Fact]
    public void Two_partners_together_are_tried_when_the_policy_says_so()
    {
        var rows = new Rows(Single("a", "b", "c", "d") with { Partners = ["p", "q", "r"] })
            .Add(2, "a", partners: 4).Add(6, "b", partners: 1).Add(6, "b", partners: 2).Add(20, "c", partners: 4).Add(30, "d", partners: 4);
        var two = s_policy with { Coalition = 2 };
        var one = Suppression.Protect(rows.Tabulate(), s_policy).Publish();
        var result = Suppression.Protect(rows.Tabulate(), two);
        Assert.Equal(["a", "b"], Hidden(one));
        Assert.Contains(
            Audit.Judge(one, result.Structure(), two).Disclosures, d => d.Explanation.StartsWith("p and q", StringComparison.Ordinal));
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), two).IsSafe);
    }

    private static TabulationSpec Single(params string[] codes) => new(
        [Rows.Flat("kind", codes)],
        [new TableSpec("t", [new Dimension("kind", ["kind"])], [new MeasureSpec("subjects", MeasureKind.CountSubjects)])], [], []);

    private static IEnumerable<string> Hidden(PublishedTables published) =>
        published.Tables[0].Cells.Where(c => c.Values[0].Status == "Q").Select(c => c.Codes[0]);

    private static PublishedTables Opened(PublishedTables published, string code, decimal value) =>
        new([published.Tables[0] with
        {
            Cells =
                [.. published.Tables[0].Cells.Select(c => c.Codes[0] == code ? c with { Values = [new PublishedValue(value, "A", "F")] } : c)],
        }]);
}
