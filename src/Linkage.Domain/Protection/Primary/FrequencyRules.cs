using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Primary;

/// <summary>
/// Minimum frequency, for every reader and for each partner who takes its own subjects away. A count of nobody is for the zero rule.
/// </summary>
internal sealed class FrequencyRules(DisclosurePolicy policy, IReadOnlyList<ulong> coalitions)
{
    public IEnumerable<Finding> Judge(ContributorCount count, BaseMeasure? measure)
    {
        if (count.All == 0) yield break;
        yield return Judge(Rule.MinimumFrequency, count.All, measure, 0);
        foreach (var coalition in coalitions)
            if (count.Outside(coalition) is > 0 and var others) yield return Judge(Rule.PartnerFrequency, others, measure, coalition);
    }

    private Finding Judge(Rule rule, long subjects, BaseMeasure? measure, ulong coalition) =>
        new(rule, measure, subjects < policy.MinimumFrequency, subjects - policy.MinimumFrequency, coalition);
}
