using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

public sealed class ZeroTests
{
    private static readonly DisclosurePolicy s_policy = new() { GroupDisclosurePercent = null };

    private static readonly TabulationSpec s_spec = new(
        [Rows.Flat("kind", "a", "b", "c", "d")],
        [new TableSpec("t", [new Dimension("kind", ["kind"])], [new MeasureSpec("subjects", MeasureKind.CountSubjects)])], [], []);

    [Fact]
    public void Several_hidden_zeros_are_not_given_away_by_a_remainder_of_nothing()
    {
        // a + b = total would show that c and d, which hide behind each other, are both empty.
        var result = Suppression.Protect(new Rows(s_spec).Add(12, "a").Add(18, "b").Tabulate(), s_policy);
        var cells = result.Publish().Tables[0].Cells;
        Assert.Equal(["a", "c", "d"], cells.Where(c => c.Values[0].Status == "Q").Select(c => c.Codes[0]));
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), s_policy).IsSafe);

        var opened = new PublishedTables([result.Publish().Tables[0] with
        {
            Cells = [.. cells.Select(c => c.Codes[0] == "a" ? c with { Values = [new PublishedValue(12, "A", "F")] } : c)],
        }]);
        var verdict = Audit.Judge(opened, result.Structure(), s_policy);
        Assert.Equal(["t[c]", "t[d]"], verdict.Disclosures.Where(d => d.Test == "interval").Select(d => d.Cell));
    }

    [Fact]
    public void Zeros_that_the_agreement_calls_safe_are_published()
    {
        var result = Suppression.Protect(new Rows(s_spec).Add(12, "a").Add(18, "b").Tabulate(), s_policy with { Zeros = ZeroRule.Safe });
        Assert.All(result.Publish().Tables[0].Cells, c => Assert.Equal("A", c.Values[0].Status));
    }

    [Fact]
    public void The_empty_part_of_an_empty_group_says_nothing()
    {
        var spec = new TabulationSpec(
            [Rows.Flat("area", "n", "s") with { Sensitive = false }, Rows.Flat("kind", "a", "b")],
            [new TableSpec("t", [new Dimension("area", ["area"]), new Dimension("kind", ["kind"])], [new MeasureSpec("n", MeasureKind.CountSubjects)])],
            [], []);
        var result = Suppression.Protect(new Rows(spec).Add(12, "n a").Add(18, "n b").Tabulate(), s_policy);
        Assert.All(result.Publish().Tables[0].Cells, c => Assert.Equal("A", c.Values[0].Status));
    }
}
