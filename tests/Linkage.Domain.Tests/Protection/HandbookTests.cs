using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

/// <summary>
/// Examples 1, 1a to 1d, 2, 4 and 5 of chapter 4 of the Handbook on Statistical Disclosure Control (sdcTools/HandbookSDC).
/// </summary>
public sealed class HandbookTests
{
    private static readonly DisclosurePolicy s_open = new()
    {
        MinimumFrequency = 1, PPercent = null, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe, PerPartner = false,
    };

    private static readonly TabulationSpec s_spec = new(
        [Rows.Flat("sector", "I", "II", "III") with { Sensitive = false }],
        [new TableSpec("t", [new Dimension("sector", ["sector"])], [new MeasureSpec("production", MeasureKind.Sum, 0)])],
        [new AmountSpec("production")], []);

    /// <summary>
    /// 4.2.1, example 1: 50,000 and 49,000 of 100,000 pass the (1,90) rule, though the second knows the first to within 2 %.
    /// </summary>
    [Fact]
    public void Two_large_contributors_pass_one_ninety_and_not_the_p_percent_rule()
    {
        Assert.False(IsUnsafe(s_open with { Dominance = [new(1, 90)] }, Rule.Dominance, 50_000, 49_000, 1_000));
        Assert.True(IsUnsafe(s_open with { PPercent = 2.0001m }, Rule.PPercent, 50_000, 49_000, 1_000));
        Assert.False(IsUnsafe(s_open with { PPercent = 2 }, Rule.PPercent, 50_000, 49_000, 1_000));
    }

    /// <summary>4.2.1, example 2: p = 10 finds 52,000 and 50,000 of 110,000 safe (overestimated by 15.4 %), (2, 90.9) does not.</summary>
    [Fact]
    public void The_rule_of_two_overprotects_where_p_percent_does_not()
    {
        Assert.False(IsUnsafe(s_open with { PPercent = 10 }, Rule.PPercent, 52_000, 50_000, 8_000));
        Assert.True(IsUnsafe(s_open with { Dominance = [new(2, 90.9m)] }, Rule.Dominance, 52_000, 50_000, 8_000));
        Assert.False(IsUnsafe(s_open with { PPercent = 15.3m }, Rule.PPercent, 52_000, 50_000, 8_000));
        Assert.True(IsUnsafe(s_open with { PPercent = 15.4m }, Rule.PPercent, 52_000, 50_000, 8_000));
    }

    /// <summary>4.2.1, example 1d: fifty small companies do not hide one with 99 % of the turnover.</summary>
    [Fact]
    public void Many_small_contributors_do_not_hide_a_large_one() =>
        Assert.True(IsUnsafe(s_open with { PPercent = 10 }, Rule.PPercent, [99_000, .. Enumerable.Repeat(20L, 50)]));

    /// <summary>
    /// 4.1, example 1a: 56,600 = 998 + 47,600 + 8,002, the 998 being sensitive. With the others shown anyone subtracts; one of them goes
    /// too.
    /// </summary>
    [Fact]
    public void A_subsector_that_a_difference_gives_away_takes_another_with_it()
    {
        var rows = new Rows(s_spec).Add(1, "I", [998]).Add(100, "II", [476]).Add(100, "III", [80]).Add(1, "III", [2]);
        var policy = s_open with { MinimumFrequency = 3 };
        var result = Suppression.Protect(rows.Tabulate(), policy);
        var cells = result.Publish().Tables[0].Cells;
        Assert.Equal([null, 47_600, null, 56_600], cells.Select(c => c.Values[0].Value));
        Assert.True(Audit.Judge(result.Publish(), result.Structure(), policy).IsSafe);
        // What is left to a reader is 56,600 − 47,600 = 9,000 in two parts.
        var intervals = AttackerIntervals.Of(result.Publish(), result.Structure(), policy, everyCell: true);
        Assert.Equal([(0, 9_000), (0, 9_000)], intervals.Cells.Select(i => ((int)i.Lower!.Value, (int)i.Upper!.Value)));
    }

    /// <summary>
    /// 4.2.1, statement A and "How to obtain the p parameter?": with k = 100·100/(100 + p) whatever is safe by the (2,k) rule is safe by p
    /// %; (2,80) goes with p = 25, (2,95) with p = 5.26.
    /// </summary>
    [Theory]
    [InlineData("80", "25")]
    [InlineData("95", "5.2631")]
    [InlineData("90.9090", "10")]
    public void What_two_k_calls_safe_p_percent_does_too(string k, string p)
    {
        var (dominance, percent) = (s_open with { Dominance = [new(2, Number(k))] }, s_open with { PPercent = Number(p) });
        var (safe, unsafeByTwoAlone) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var chance = new Seeded($"two-k-{seed}");
            long[] contributions =
                [.. Enumerable.Range(0, 3 + chance.Below(5)).Select(_ => 1 + (long)chance.Below(100) * chance.Below(100))];
            var byTwo = IsUnsafe(dominance, Rule.Dominance, contributions);
            var byPercent = IsUnsafe(percent, Rule.PPercent, contributions);
            Assert.False(!byTwo && byPercent, string.Join(' ', contributions));
            if (!byTwo) safe++;
            if (byTwo && !byPercent) unsafeByTwoAlone++;
        }

        // Both happen, and so does B: safe by p % and not by the other.
        Assert.True(safe > 0 && unsafeByTwoAlone > 0);

        static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>4.2, example 1b: two companies, each of which has the other by subtraction, whatever they contribute.</summary>
    [Fact]
    public void Each_of_two_contributors_knows_the_other()
    {
        Assert.True(IsUnsafe(s_open with { PPercent = 0.0001m }, Rule.PPercent, 700, 650));
        Assert.True(IsUnsafe(s_open with { MinimumFrequency = 3 }, Rule.MinimumFrequency, 700, 650));
    }

    /// <summary>4.2, example 1c: of four companies three who put their turnovers together have the fourth's.</summary>
    [Fact]
    public void Three_of_four_contributors_together_know_the_fourth()
    {
        Assert.False(IsUnsafe(s_open with { PPercent = 15 }, Rule.PPercent, 100, 100, 100, 100));
        Assert.False(IsUnsafe(s_open with { PPercent = 15, Coalition = 2 }, Rule.PPercent, 100, 100, 100, 100));
        Assert.True(IsUnsafe(s_open with { PPercent = 15, Coalition = 3 }, Rule.PPercent, 100, 100, 100, 100));
    }

    /// <summary>
    /// 4.2.3, example 4: 330 of 300, 20 and 10 is unsafe by (1,85), and an upper bound below 352.94 still tells too much of the 300: the
    /// interval must reach 353. Example 5: by 15 % it must reach X + 15/100·300 − 10 = 365.
    /// </summary>
    [Theory]
    [InlineData(true, 353)]
    [InlineData(false, 365)]
    public void An_upper_bound_must_lie_so_high(bool byDominance, int least)
    {
        var policy = byDominance ? s_open with { Dominance = [new(1, 85)] } : s_open with { PPercent = 15 };
        var rows = new Rows(s_spec).Add(1, "I", [300]).Add(1, "I", [20]).Add(1, "I", [10]).Add(30, "II", [40]).Add(30, "III", [50]);
        var result = Suppression.Protect(rows.Tabulate(), policy);
        Assert.Equal(least, (int)(330 + result.Structure().Protection.Single(p => p.Cell == 0).Upper));
        var interval = AttackerIntervals.Of(result.Publish(), result.Structure(), policy, everyCell: true).Cells[0];
        Assert.True(interval.Upper is null || interval.Upper >= least);
    }

    private static bool IsUnsafe(DisclosurePolicy policy, Rule rule, params long[] contributions)
    {
        var rows = new Rows(s_spec);
        foreach (var contribution in contributions) rows.Add(1, "I", [contribution]);
        return new PrimaryRules(rows.Tabulate(), policy).Judge(0).Any(f => f.Rule == rule && f.IsUnsafe);
    }
}
