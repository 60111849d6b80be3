using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

/// <summary>Tables of one result that differ in a few people whom no cell of theirs shows.</summary>
public sealed class DifferencesTests
{
    private static readonly DisclosurePolicy s_policy =
        new() { MinimumFrequency = 5, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };

    private static readonly TabulationSpec s_spec = new(
        [Rows.Flat("age", "young", "old") with { Sensitive = false }, Rows.Flat("band", "low", "high") with { Sensitive = false }],
        [
            new TableSpec("ages", [new Dimension("age", ["age"])], [new MeasureSpec("n", MeasureKind.CountSubjects)]),
            new TableSpec("bands", [new Dimension("band", ["band"])], [new MeasureSpec("n", MeasureKind.CountSubjects)]),
        ],
        [], []);

    [Fact]
    public void Bands_that_shift_by_one_person_are_not_both_published()
    {
        // young = {young low}, low = {young low, old low}: low − young is one person, and every published count is at least 20.
        var result = Suppression.Protect(new Rows(s_spec).Add(20, "young low").Add(1, "old low").Add(30, "old high").Tabulate(), s_policy);
        var (ages, bands) = (result.Publish().Tables[0], result.Publish().Tables[1]);
        Assert.False(ages.Cells[0].Values[0].Value is not null && bands.Cells[0].Values[0].Value is not null);
        Assert.False(ages.Cells[1].Values[0].Value is not null && bands.Cells[1].Values[0].Value is not null);
        Assert.NotNull(ages.Cells[2].Values[0].Value);
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), s_policy).IsSafe);
    }

    [Fact]
    public void Bands_that_shift_by_enough_people_are_both_published()
    {
        var result = Suppression.Protect(new Rows(s_spec).Add(20, "young low").Add(5, "old low").Add(30, "old high").Tabulate(), s_policy);
        Assert.All(result.Publish().Tables.SelectMany(t => t.Cells), c => Assert.NotNull(c.Values[0].Value));
    }

    [Fact]
    public void Several_rows_that_nothing_tells_apart_are_few_together()
    {
        // The three of old low fall in three groups of another table, which shows only the people of twenty and more years.
        var spec = s_spec with { Variables = [.. s_spec.Variables, Rows.Flat("sex", "f", "m", "x") with { Sensitive = false }] };
        var result = Suppression.Protect(new Rows(spec).Add(20, "young low f").Add(1, "old low f").Add(1, "old low m").Add(1, "old low x")
            .Add(30, "old high m").Tabulate(), s_policy);
        var hidden = result.Publish().Tables.SelectMany(t => t.Cells).Count(c => c.Values[0].Value is null);
        Assert.Equal(2, hidden);
    }
}
