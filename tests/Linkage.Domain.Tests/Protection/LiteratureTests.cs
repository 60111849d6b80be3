using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

/// <summary>Results that others published for data that anybody can type over.</summary>
public sealed class LiteratureTests
{
    /// <summary>
    /// GaussSuppression (Statistics Norway), vignette "Small count frequency table suppression", first example: example1 of 2014 by age and
    /// country, maxN = 1, zeros suppressed too. The rectangle of young and old, Iceland and Portugal is hidden.
    /// </summary>
    [Fact]
    public void The_first_example_of_GaussSuppression_hides_the_same_four_cells()
    {
        var spec = new TabulationSpec(
            [Rows.Flat("age", "young", "old"), Rows.Flat("geo", "Spain", "Iceland", "Portugal")],
            [new TableSpec("t", [new Dimension("age", ["age"]), new Dimension("geo", ["geo"])], [new MeasureSpec("freq", MeasureKind.CountSubjects)])],
            [], []);
        var rows = new Rows(spec).Add(5, "young Spain").Add(2, "young Iceland").Add(6, "old Spain").Add(3, "old Iceland").Add(4, "old Portugal");
        var policy = new DisclosurePolicy { MinimumFrequency = 2, GroupDisclosurePercent = null, Zeros = ZeroRule.Disclosive };
        var result = Suppression.Protect(rows.Tabulate(), policy);
        var hidden = result.Publish().Tables[0].Cells.Where(c => c.Values[0].Status == "Q").ToList();
        Assert.Equal(["young Iceland", "young Portugal", "old Iceland", "old Portugal"], hidden.Select(c => string.Join(' ', c.Codes)));
        Assert.All(hidden, cell => Assert.Equal(PublishedValue.Suppressed, cell.Values[0]));
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), policy).IsSafe);
    }
}
