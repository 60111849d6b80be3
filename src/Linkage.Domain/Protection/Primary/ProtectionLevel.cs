using System.Numerics;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Primary;

/// <summary>
/// How far from its true value an attacker's interval must reach for a primary cell, in units of the measure (SDC Handbook 4.2):
/// (100/k)·(x1+…+xn) − X for (n,k), p/100·x1 − (X − x1 − x2) for p%, with p/q in place of p/100 for pq, and the same distance on both
/// sides. A count that holds too much of its group must be able to fall to what the group rule allows. Every other rule asks that the
/// value be not known exactly: 1, as sdcTable has it by default.
/// </summary>
/// <param name="Lower">Never more than the value itself where nothing is negative, for nobody doubts that.</param>
internal readonly record struct ProtectionLevel(Int128 Lower, Int128 Upper)
{
    private const int Scale = 10_000;

    /// <param name="isSigned">Whether the measure can be negative.</param>
    public static ProtectionLevel Of(
        CellFacts facts, BaseMeasure measure, DisclosurePolicy policy, bool isSigned, IEnumerable<Finding> unsafeFindings)
    {
        var (lower, upper) = (Int128.One, Int128.One);
        foreach (var finding in unsafeFindings)
        {
            if (finding.Rule == Rule.GroupDisclosure && IsCounted(measure, finding))
                (lower, upper) = (Int128.Max(lower, finding.Excess), Int128.Max(upper, -finding.Excess));
            if (measure.Kind != BaseKind.Sum) continue;
            var distance = (Int128)BigInteger.Min(Concentration(facts.Amounts[measure.Amount], policy, finding), Int128.MaxValue / 4);
            (lower, upper) = (Int128.Max(lower, distance), Int128.Max(upper, distance));
        }

        return isSigned ? new(lower, upper) : new(Int128.Min(lower, Int128.Max(0, Tabulation.Value(facts, measure))), upper);
    }

    public ProtectionLevel Or(ProtectionLevel other) => new(Int128.Max(Lower, other.Lower), Int128.Max(Upper, other.Upper));

    /// <summary>Whether the finding's excess is one of this measure: of the subjects of a cell, or of the ones of a share.</summary>
    private static bool IsCounted(BaseMeasure measure, Finding finding) =>
        finding.Measure is null ? measure.Kind == BaseKind.Subjects : finding.Measure == measure;

    private static BigInteger Concentration(AmountFacts facts, DisclosurePolicy policy, Finding finding)
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
