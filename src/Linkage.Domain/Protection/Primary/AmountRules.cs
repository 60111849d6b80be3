using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Primary;

/// <summary>
/// Concentration rules of an amount (SDC Handbook 4.2.2), on absolute contributions per holding. A coalition of c contributors attacks with
/// x2 … x(c+1).
/// </summary>
internal sealed class AmountRules(DisclosurePolicy policy, IReadOnlyList<ulong> coalitions)
{
    public IEnumerable<Finding> Judge(AmountFacts facts, int amount)
    {
        var sum = BaseMeasure.Sum(amount);
        var (x, all) = (facts.All.Largest, facts.All.Magnitude);
        foreach (var rule in policy.Dominance)
        {
            var largest = x.Take(rule.N).Aggregate(Int128.Zero, (a, b) => a + b);
            yield return new Finding(Rule.Dominance, sum, Percentage.Compare(largest, rule.KPercent, all) > 0,
                rule.KPercent - Percentage.Of(largest, all))
            { Largest = rule.N };
        }

        var rest = x.Skip(1).Take(policy.Coalition).Aggregate(all - x[0], (a, b) => a - b);
        if (policy.PPercent is { } p) yield return Remainder(Rule.PPercent, sum, rest, x[0], p, 0);
        if (policy.Pq is { } pq) yield return Remainder(Rule.Pq, sum, rest, x[0], Percent(pq), 0);
        if (policy.PPercent is not { } percent) yield break;
        foreach (var coalition in coalitions)
        {
            var outside = facts.Outside(coalition);
            yield return Remainder(
                Rule.PartnerPPercent, sum, outside.Magnitude - outside.Largest[0], outside.Largest[0], percent, coalition);
        }
    }

    /// <summary>100 p/q, rounded to the strict side.</summary>
    private static decimal Percent(PqRule pq) => decimal.Round(100 * pq.PPercent / pq.QPercent, 4, MidpointRounding.ToPositiveInfinity);

    /// <summary>Unsafe when what hides the largest contribution is less than p percent of it.</summary>
    private static Finding Remainder(Rule rule, BaseMeasure measure, Int128 rest, Int128 largest, decimal percent, ulong coalition) =>
        new(rule, measure, Percentage.Compare(rest, percent, largest) < 0,
            largest == 0 ? 1_000_000 : Percentage.Of(rest, largest) - percent, coalition);
}
