using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Primary;

/// <summary>
/// Minimum frequency, for every reader and for each partner who takes its own subjects away. A count of nobody is for the zero rule.
/// </summary>
internal sealed class FrequencyRules(DisclosurePolicy policy)
{
    public IEnumerable<Finding> Judge(ContributorCount count, BaseMeasure? measure)
    {
        if (count.All == 0) yield break;
        yield return Judge(Rule.MinimumFrequency, count.All, measure, null);
        if (!policy.PerPartner) yield break;
        for (var partner = 0; partner < count.OfPartner.Count; partner++)
        {
            var others = count.All - count.OfPartner[partner];
            if (others > 0) yield return Judge(Rule.PartnerFrequency, others, measure, partner);
        }
    }

    private Finding Judge(Rule rule, long subjects, BaseMeasure? measure, int? partner) =>
        new(rule, measure, subjects < policy.MinimumFrequency, subjects - policy.MinimumFrequency, partner);
}
