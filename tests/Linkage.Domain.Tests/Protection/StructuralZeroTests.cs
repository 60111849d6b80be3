using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

/// <summary>Combinations that cannot exist: their zeros, and the certainty that they give, are no disclosure.</summary>
public sealed class StructuralZeroTests
{
    private static readonly TabulationSpec s_spec = new(
        [
            new Variable("age", [new Level("year", [new Category("y10", "child"), new Category("y14", "child"), new Category("y40", "adult")]),
                new Level("stage", [new Category("child"), new Category("adult")])]),
            Rows.Flat("state", "single", "married"),
        ],
        [new TableSpec("t", [new Dimension("age", ["year", "stage"]), new Dimension("state", ["state"])], [new MeasureSpec("n", MeasureKind.CountSubjects)])],
        [], [], false, [new Dictionary<string, string> { ["age"] = "child", ["state"] = "married" }]);

    private static readonly DisclosurePolicy s_policy = new() { PerPartner = false };

    [Fact]
    public void A_zero_that_cannot_be_otherwise_and_the_group_beside_it_are_published()
    {
        var result = Protect(s_spec);
        Assert.Empty(Hidden(result));
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), s_policy).IsSafe);
    }

    [Fact]
    public void Without_the_list_the_same_zeros_are_disclosive() =>
        Assert.Contains("y10 married", Hidden(Protect(s_spec with { StructuralZeros = null })));

    [Fact]
    public void The_list_covers_what_it_names_and_nothing_else()
    {
        // That nobody of forty is married is a conclusion about all of them, whatever children do.
        var rows = new Rows(s_spec).Add(20, "y10 single").Add(20, "y14 single").Add(20, "y40 single");
        var result = Suppression.Protect(rows.Tabulate(), s_policy);
        Assert.Contains("y40 married", Hidden(result));
        Assert.DoesNotContain("y10 married", Hidden(result));
    }

    [Fact]
    public void A_combination_that_names_nothing_is_a_fault() => Assert.Equal(
        ["/structuralZeros/0", "/structuralZeros/1/age", "/structuralZeros/2"],
        TabulationFaults.Of(s_spec with
        {
            StructuralZeros =
                [new Dictionary<string, string>(), new Dictionary<string, string> { ["age"] = "old" }, new Dictionary<string, string> { ["size"] = "x" }],
        }).Select(f => f.Pointer));

    private static ProtectedTabulation Protect(TabulationSpec spec) => Suppression.Protect(
        new Rows(spec).Add(20, "y10 single").Add(20, "y14 single").Add(20, "y40 single").Add(30, "y40 married").Tabulate(), s_policy);

    private static IEnumerable<string> Hidden(ProtectedTabulation result) =>
        result.Publish().Tables[0].Cells.Where(c => c.Values[0].Status == "Q").Select(c => string.Join(' ', c.Codes));
}
