using System.Numerics;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// How far from the true total an attacker's bounds must stay for a cell that breaks a concentration rule (SDC Handbook 4.2):
/// (100/k)·(x1+…+xn) − X for (n,k), p/100·x1 − (X − x1 − x2) for p%, with p/q in place of p/100 for pq. The
/// same distance is asked on both sides.
/// </summary>
internal static class ProtectionLevel
{
    private const int Scale = 10_000;

    /// <returns>Units of the amount, rounded up; at least 1, which is all that a frequency rule asks.</returns>
    public static BigInteger Of(AmountFacts facts, DisclosurePolicy policy, IEnumerable<Finding> unsafeFindings) =>
        unsafeFindings.Select(f => Of(facts, policy, f)).Append(BigInteger.One).Max();

    private static BigInteger Of(AmountFacts facts, DisclosurePolicy policy, Finding finding)
    {
        var contributions = finding.Coalition == 0 ? facts.All : facts.Outside(finding.Coalition);
        var (x, total) = (contributions.Largest, (BigInteger)contributions.Magnitude);
        return finding.Rule switch
        {
            Rule.Dominance => Ceiling(100 * Scale * Sum(x.Take(finding.Largest)), Units(KPercent(policy, finding.Largest))) - total,
            // Readers know the next contributions of a coalition; a partner's own are out of the sum already.
            Rule.PPercent => Ceiling(Units(policy.PPercent!.Value) * x[0], 100 * Scale) - (total - Sum(x.Take(1 + policy.Coalition))),
            Rule.PartnerPPercent => Ceiling(Units(policy.PPercent!.Value) * x[0], 100 * Scale) - (total - x[0]),
            Rule.Pq => Ceiling(Units(policy.Pq!.PPercent) * x[0], Units(policy.Pq.QPercent)) - (total - Sum(x.Take(1 + policy.Coalition))),
            _ => 1,
        };
    }

    // Of rules with the same n the strictest speaks.
    private static decimal KPercent(DisclosurePolicy policy, int n) => policy.Dominance.Where(d => d.N == n).Min(d => d.KPercent);

    private static BigInteger Sum(IEnumerable<Int128> contributions) => contributions.Aggregate(BigInteger.Zero, (sum, x) => sum + x);

    private static BigInteger Units(decimal percent) => decimal.ToInt64(percent * Scale);

    private static BigInteger Ceiling(BigInteger numerator, BigInteger denominator) => (numerator + denominator - 1) / denominator;
}
