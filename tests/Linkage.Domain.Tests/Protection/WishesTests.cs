using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

public sealed class WishesTests
{
    private static readonly DisclosurePolicy s_policy =
        new() { MinimumFrequency = 3, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };

    private static readonly TabulationSpec s_spec = new(
        [Rows.Flat("kind", "a", "b", "c", "d")],
        [new TableSpec("t", [new Dimension("kind", ["kind"])], [new MeasureSpec("n", MeasureKind.CountSubjects), new MeasureSpec("x", MeasureKind.Sum, 0)])],
        [new AmountSpec("x")], []);

    [Theory]
    // The least count is b, the least sum of amounts is c; with equal costs the label decides, a weight of one's own goes before all.
    [InlineData(CostKind.Count, null, "b")]
    [InlineData(CostKind.Value, null, "c")]
    [InlineData(CostKind.Equal, null, "d")]
    [InlineData(CostKind.Count, "d", "d")]
    public void The_cheapest_cell_is_suppressed_besides(CostKind cost, string? free, string expected)
    {
        var wishes = new Wishes { Cost = cost, Weights = free is null ? [] : [Choice(free) with { Weight = 0 }] };
        Assert.Equal(["a", expected], Hidden(Protect(wishes), 1));
    }

    [Fact]
    public void A_forced_cell_stays_and_another_goes_in_its_place()
    {
        var result = Protect(new Wishes { Forced = [Choice("b"), Choice("_T")] });
        Assert.Equal(["a", "c"], Hidden(result, 0));
        Assert.Empty(result.NotForced);
        Assert.True(IsSafe(result));
    }

    [Fact]
    public void Forcing_everything_is_not_at_the_cost_of_safety_and_is_reported()
    {
        var result = Protect(new Wishes { Forced = [new CellChoice("t", new Dictionary<string, string>())] });
        Assert.Equal(2, Hidden(result, 0).Count());
        Assert.Equal([0, 1, 2], result.NotForced);
        Assert.True(IsSafe(result));
    }

    [Fact]
    public void A_hidden_cell_is_suppressed_and_cannot_be_derived()
    {
        var result = Protect(new Wishes { Hidden = [Choice("d")] });
        Assert.Contains("d", Hidden(result, 0));
        Assert.Equal(CellStatus.Secondary, result.Status(3, BaseMeasure.Subjects));
        Assert.True(IsSafe(result));
    }

    [Fact]
    public void Wishes_for_cells_that_do_not_exist_are_faults() => Assert.Equal(
        ["/forced/0/table", "/hidden/0/codes", "/hidden/1/weight", "/weights/0/weight"],
        new Wishes
        {
            Forced = [new CellChoice("u", new Dictionary<string, string>())],
            Hidden = [new CellChoice("t", new Dictionary<string, string> { ["sex"] = "f" }), Choice("a") with { Weight = 2 }],
            Weights = [Choice("a")],
        }.Faults(s_spec).Select(f => f.Pointer));

    private static CellChoice Choice(string code) => new("t", new Dictionary<string, string> { ["kind"] = code });

    private static ProtectedTabulation Protect(Wishes wishes)
    {
        var rows = new Rows(s_spec).Add(2, "a", [10]).Add(12, "b", [100]).Add(14, "c", [3]).Add(30, "d", [200]);
        return Suppression.Protect(rows.Tabulate(), s_policy, wishes);
    }

    private static bool IsSafe(ProtectedTabulation result) => Audit.Judge(result.Publish(), result.Structure(), s_policy).IsSafe;

    private static IEnumerable<string> Hidden(ProtectedTabulation result, int measure) =>
        result.Publish().Tables[0].Cells.Where(c => c.Values[measure].Status == "Q").Select(c => c.Codes[0]);
}
