using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

public sealed class PrimaryRulesTests
{
    private static readonly DisclosurePolicy s_open = new()
    {
        MinimumFrequency = 1, PPercent = null, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe, PerPartner = false,
    };

    [Theory]
    // One contributor with 50, two with 20, and 10: x1 is half, x1 + x2 seven tenths of 100.
    [InlineData(1, "50", false)]
    [InlineData(1, "49.9999", true)]
    [InlineData(2, "70", false)]
    [InlineData(2, "69", true)]
    public void Dominance_is_more_than_k_percent_of_the_total(int n, string k, bool isUnsafe) =>
        Assert.Equal(isUnsafe, IsUnsafe(Amounts(50, 20, 20, 10), s_open with { Dominance = [new(n, decimal.Parse(k))] }, Rule.Dominance));

    [Theory]
    // x1 = 100, x2 = 40, remainder 15: exactly 15 % of x1 is enough, a hair less is not.
    [InlineData(new long[] { 1000, 400, 100, 50 }, false)]
    [InlineData(new long[] { 1000, 400, 100, 49 }, true)]
    [InlineData(new long[] { 1000 }, true)]
    [InlineData(new long[] { -1000, 400, -100, 50 }, false)]
    public void The_p_percent_rule_compares_the_remainder_with_the_largest(long[] amounts, bool isUnsafe) =>
        Assert.Equal(isUnsafe, IsUnsafe(Amounts(amounts), s_open with { PPercent = 15 }, Rule.PPercent));

    [Fact]
    public void A_holding_with_several_entries_is_one_contributor()
    {
        var rows = new Rows(Spec with { Holdings = true });
        for (var s = 0; s < 12; s++) rows.AddRow(s, "a", [100], holding: s < 10 ? 1 : s);
        Assert.True(IsUnsafe(rows, s_open with { Dominance = [new(1, 80)] }, Rule.Dominance));
        Assert.False(IsUnsafe(Amounts([.. Enumerable.Repeat(100L, 12)]), s_open with { Dominance = [new(1, 80)] }, Rule.Dominance));
    }

    [Fact]
    public void A_weight_multiplies_the_contribution()
    {
        var rows = new Rows(Spec).AddRow(0, "a", [10], weight: 9).AddRow(1, "a", [10]);
        Assert.True(IsUnsafe(rows, s_open with { Dominance = [new(1, 89)] }, Rule.Dominance));
        Assert.False(IsUnsafe(rows, s_open with { Dominance = [new(1, 90)] }, Rule.Dominance));
    }

    [Theory]
    [InlineData(90, 10, false)]
    [InlineData(91, 9, true)]
    [InlineData(100, 0, true)]
    public void A_category_may_not_hold_more_than_g_of_its_group(int held, int others, bool isUnsafe)
    {
        var rows = new Rows(Spec).Add(held, "a", [1]).Add(others, "b", [1]);
        Assert.Equal(isUnsafe, IsUnsafe(rows, s_open with { GroupDisclosurePercent = 90 }, Rule.GroupDisclosure));
    }

    [Theory]
    [InlineData(12, 0, false)]
    [InlineData(12, 5, true)]
    [InlineData(12, 10, false)]
    public void What_a_partner_does_not_know_is_nobody_or_enough(int known, int others, bool isUnsafe)
    {
        var rows = new Rows(Spec with { Partners = ["p"] }).Add(known, "a", [1], 1).Add(others, "a", [1], 0);
        Assert.Equal(isUnsafe, IsUnsafe(rows, s_open with { MinimumFrequency = 10, PerPartner = true }, Rule.PartnerFrequency));
    }

    [Theory]
    [InlineData(3, 30, true)]
    [InlineData(9, 1, true)]
    [InlineData(10, 30, false)]
    [InlineData(0, 30, false)]
    public void A_sum_to_which_few_add_something_is_theirs(int some, int zeros, bool isUnsafe)
    {
        // Each of the few adds the same, so that no concentration rule minds from three on; many contributors have a zero.
        var rows = new Rows(Spec).Add(some, "a", [500]).Add(zeros, "a", [0]).Add(20, "b", [500]);
        var findings = new PrimaryRules(rows.Tabulate(), s_open with { MinimumFrequency = 10, PPercent = 15 }).Judge(0)
            .Where(finding => finding.IsUnsafe && finding.Measure == BaseMeasure.Sum(0)).ToList();
        Assert.Equal(isUnsafe, findings.Exists(finding => finding.Rule == Rule.MinimumFrequency && finding.Margin == some - 10));
        // The count is of those with a zero too, and stays.
        Assert.Equal(
            some + zeros >= 10, !IsUnsafe(rows, s_open with { MinimumFrequency = 10 }, Rule.MinimumFrequency, BaseMeasure.Subjects));
    }

    /// <summary>All who have something have the same: a sum counts them, and who has nothing.</summary>
    [Theory]
    [InlineData(97, 3, 500, true)]
    [InlineData(97, 3, 1, true)]
    [InlineData(90, 10, 500, false)]
    [InlineData(100, 0, 500, false)]
    public void A_sum_from_which_few_are_missing_is_theirs(int some, int zeros, long each, bool isUnsafe)
    {
        var rows = new Rows(Spec).Add(some, "a", [each]).Add(zeros, "a", [0]).Add(20, "b", [each]).Add(20, "b", [0]);
        var policy = s_open with { MinimumFrequency = 10 };
        Assert.Equal(isUnsafe, IsUnsafe(rows, policy, Rule.MinimumFrequency, BaseMeasure.Sum(0)));
        // Where they differ, nothing follows from how many there are.
        Assert.False(IsUnsafe(rows.Add(1, "b", [each + 1]), policy, Rule.MinimumFrequency, BaseMeasure.Sum(0)));
    }

    [Fact]
    public void A_partner_takes_its_own_away_from_those_who_add_something()
    {
        // Twelve add something, ten of them known to the partner: the other two are left with what they add.
        var rows = new Rows(Spec with { Partners = ["p"] }).Add(10, "a", [500], 1).Add(2, "a", [500], 0).Add(30, "a", [0], 0);
        var policy = s_open with { MinimumFrequency = 10, PerPartner = true };
        Assert.True(IsUnsafe(rows, policy, Rule.PartnerFrequency, BaseMeasure.Sum(0)));
        Assert.False(IsUnsafe(rows, policy, Rule.PartnerFrequency, BaseMeasure.Valid(0)));
    }

    [Fact]
    public void The_strictest_of_differing_policies_holds()
    {
        var strictest = DisclosurePolicy.Strictest(
        [
            new() { MinimumFrequency = 5, PPercent = 20, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe, PerPartner = false, Dominance = [new(1, 60), new(2, 85)] },
            new() { MinimumFrequency = 15, PPercent = null, GroupDisclosurePercent = 80, Coalition = 2, Dominance = [new(1, 50)], Pq = new(10, 50) },
        ]);
        Assert.Equal((15, 20m, 80m, true, ZeroRule.Disclosive, 2),
            (strictest.MinimumFrequency, strictest.PPercent!.Value, strictest.GroupDisclosurePercent!.Value, strictest.PerPartner, strictest.Zeros, strictest.Coalition));
        Assert.Equal([new DominanceRule(1, 50), new DominanceRule(2, 85)], strictest.Dominance);
        Assert.Equal(new PqRule(10, 50), strictest.Pq);
    }

    [Fact]
    public void Only_what_all_call_impossible_is()
    {
        var (child, owner) = (Impossible("child", "married"), Impossible("child", "owner"));
        DisclosurePolicy both =
            new() { StructuralZeros = [child, owner] }, one = new() { StructuralZeros = [Impossible("child", "married")] };
        Assert.Equal([child], DisclosurePolicy.Strictest([both, one]).StructuralZeros!);
        Assert.Empty(DisclosurePolicy.Strictest([both, new DisclosurePolicy()]).StructuralZeros!);
        Assert.Null(DisclosurePolicy.Strictest([new DisclosurePolicy(), both]).StructuralZeros);

        static ImpossibleCombination Impossible(string age, string state) =>
            new("people", new Dictionary<string, string> { ["age"] = age, ["state"] = state });
    }

    [Fact]
    public void A_policy_names_all_its_faults() =>
        Assert.Equal(
            ["/minimumFrequency", "/dominance/0/n", "/dominance/0/kPercent", "/pPercent", "/pq", "/coalition"],
            PolicyFaults.Of(new() { MinimumFrequency = 0, Dominance = [new(9, 101)], PPercent = 0.00001m, Pq = new(50, 40), Coalition = 9 })
                .Select(f => f.Pointer));

    private static TabulationSpec Spec { get; } = new(
        [Rows.Flat("kind", "a", "b")],
        [new TableSpec("t", [new Dimension("kind", ["kind"])],
            [new MeasureSpec("n", MeasureKind.CountSubjects), new MeasureSpec("sum", MeasureKind.Sum, 0)])],
        [new AmountSpec("amount")], []);

    private static Rows Amounts(params long[] amounts)
    {
        var rows = new Rows(Spec);
        foreach (var amount in amounts) rows.Add(1, "a", [amount]);
        return rows;
    }

    /// <summary>Whether the rule calls the cell of category a unsafe.</summary>
    private static bool IsUnsafe(Rows rows, DisclosurePolicy policy, Rule rule) =>
        new PrimaryRules(rows.Tabulate(), policy).Judge(0).Any(f => f.Rule == rule && f.IsUnsafe);

    private static bool IsUnsafe(Rows rows, DisclosurePolicy policy, Rule rule, BaseMeasure measure) =>
        new PrimaryRules(rows.Tabulate(), policy).Judge(0)
            .Any(f => f.Rule == rule && f.IsUnsafe && (f.Measure ?? BaseMeasure.Subjects) == measure);
}
