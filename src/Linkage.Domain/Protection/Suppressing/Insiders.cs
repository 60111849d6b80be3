using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// What people know of a base measure by being part of it: a contributor who stands alone in a row knows its value, and partners know the
/// rows that only their subjects fill.
/// </summary>
internal sealed class Insiders(Tabulation tabulation, BaseMeasure measure)
{
    /// <summary>Rows with one contributor, ascending; none when the policy lets a contributor's value be shown.</summary>
    public int[] Alone(DisclosurePolicy policy) =>
        policy.MinimumFrequency > 1 || measure.Kind == BaseKind.Sum && (policy.PPercent ?? policy.Pq?.PPercent ?? policy.Dominance.Count) > 0
            ? Rows(count => count.All == 1)
            : [];

    /// <summary>Rows that a coalition (bit mask of partners) fills, ascending.</summary>
    public int[] FilledBy(ulong coalition) => Rows(count => count.All > 0 && count.Outside(coalition) == 0);

    /// <summary>The same for the audit: contributors first, then the coalitions that know something.</summary>
    public IEnumerable<Insider> All(DisclosurePolicy policy)
    {
        var partners = tabulation.Spec.Partners;
        if (Alone(policy) is { Length: > 0 } alone) yield return new Insider([], measure, alone);
        foreach (var coalition in Coalitions.Of(policy, partners.Count))
            if (FilledBy(coalition) is { Length: > 0 } rows)
                yield return new Insider([.. partners.Where((_, p) => (coalition >> p & 1) != 0)], measure, rows);
    }

    private int[] Rows(Func<ContributorCount, bool> isKnown)
    {
        var units = Enumerable.Range(0, tabulation.Units.Count).Where(u => isKnown(Count(u)));
        if (measure.Kind != BaseKind.Subjects) return [.. units];
        var patterns = Enumerable.Range(0, tabulation.Patterns.Count).Where(p => isKnown(tabulation.PatternCounts[p]));
        return [.. units, .. patterns.Select(p => tabulation.Units.Count + p)];
    }

    private ContributorCount Count(int unit) => measure.Kind switch
    {
        BaseKind.Subjects => tabulation.UnitFacts[unit].Subjects,
        BaseKind.Rows => tabulation.Present[unit].Subjects,
        _ => tabulation.Present[unit].Amounts[measure.Amount].Contributors,
    };
}
