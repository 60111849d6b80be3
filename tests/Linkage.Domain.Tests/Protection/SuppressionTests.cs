using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

public sealed class SuppressionTests
{
    private static readonly DisclosurePolicy s_counts = new() { GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };

    private static readonly TabulationSpec s_cross = new(
        [Rows.Flat("region", "n", "s", "w"), Rows.Flat("kind", "a", "b", "c")],
        [new TableSpec("cross", [new Dimension("region", ["region"]), new Dimension("kind", ["kind"])],
            [new MeasureSpec("subjects", MeasureKind.CountSubjects)])],
        [], []);

    [Fact]
    public void One_small_cell_takes_three_others_with_it_in_a_table_with_margins()
    {
        var result = Suppression.Protect(Cross().Tabulate(), s_counts);
        var published = result.Publish();
        var hidden = published.Tables[0].Cells.Where(c => c.Values[0].Status == "Q").ToList();
        Assert.Equal(4, hidden.Count);
        // Outside nobody is told which of them is the small one.
        Assert.Contains(hidden, c => c.Codes.SequenceEqual(["n", "a"]));
        Assert.All(hidden, c => Assert.Equal(PublishedValue.Suppressed, c.Values[0]));
        Assert.Equal(VerdictKind.Safe, Audit.Judge(published, result.Structure(), s_counts).Kind);
    }

    [Fact]
    public void Publishing_any_secondary_is_found_and_explained_by_the_audit()
    {
        var result = Suppression.Protect(Cross().Tabulate(), s_counts);
        var published = result.Publish();
        var cells = published.Tables[0].Cells;
        foreach (var secondary in cells.Where(c => c.Values[0].Status == "Q" && !c.Codes.SequenceEqual(["n", "a"])))
        {
            var number = cells.ToList().IndexOf(secondary);
            var opened = cells.ToList();
            opened[number] = secondary with { Values = [new PublishedValue(result.Tabulation[number].Subjects.All, "A", "F")] };
            var verdict = Audit.Judge(new PublishedTables([published.Tables[0] with { Cells = opened }]), result.Structure(), s_counts);
            Assert.Equal(VerdictKind.Unsafe, verdict.Kind);
            Assert.Contains(
                verdict.Disclosures, d => d.Cell == "cross[n, a]" && d.Explanation.StartsWith("cross[n, a] = ", StringComparison.Ordinal));
        }
    }

    private static Rows Cross() => new Rows(s_cross)
        .Add(3, "n a").Add(20, "n b").Add(30, "n c")
        .Add(40, "s a").Add(25, "s b").Add(50, "s c")
        .Add(60, "w a").Add(35, "w b").Add(45, "w c");
}
