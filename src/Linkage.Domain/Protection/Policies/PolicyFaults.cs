using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing;

namespace Linkage.Domain.Protection.Policies;

/// <summary>The rules that a policy itself must keep.</summary>
public static class PolicyFaults
{
    /// <summary>Largest n of an (n,k) rule, and largest coalition plus one: so many contributions per cell are kept exactly.</summary>
    public const int MostContributions = 5;

    /// <returns>Every broken rule, with JSON pointers in camelCase; empty when the policy can be applied.</returns>
    public static IReadOnlyList<Fault> Of(DisclosurePolicy policy)
    {
        var faults = new List<Fault>();
        if (policy.MinimumFrequency < 1) Add("/minimumFrequency", "minimum-frequency", "The minimum frequency is at least 1.");
        if (policy.DegreesOfFreedom < 1)
            Add("/degreesOfFreedom", "degrees-of-freedom", "A model keeps at least 1 residual degree of freedom.");
        for (var i = 0; i < policy.Dominance.Count; i++)
        {
            if (policy.Dominance[i].N is < 1 or > MostContributions)
                Add($"/dominance/{i}/n", "dominance-n", $"n lies between 1 and {MostContributions}.");
            Percent(policy.Dominance[i].KPercent, $"/dominance/{i}/kPercent", 100);
        }

        Percent(policy.PPercent, "/pPercent", 1000);
        Percent(policy.Pq?.PPercent, "/pq/pPercent", 1000);
        Percent(policy.Pq?.QPercent, "/pq/qPercent", 1000);
        if (policy.Pq is { } pq && pq.PPercent >= pq.QPercent)
            Add("/pq", "pq-order", "p must be less than q, or the rule asks nothing.");
        Percent(policy.GroupDisclosurePercent, "/groupDisclosurePercent", 100);
        if (policy.Coalition is < 1 or >= MostContributions)
            Add("/coalition", "coalition", $"A coalition has 1 to {MostContributions - 1} members.");
        faults.AddRange(MethodFaults.Of(policy.Method, policy.MinimumFrequency));
        return faults;

        void Percent(decimal? value, string pointer, decimal most)
        {
            if (value is { } percent && (percent <= 0 || percent > most || decimal.Round(percent, 4) != percent))
                Add(pointer, "percentage", $"A percentage above 0 and at most {most}, with at most four decimals.");
        }

        void Add(string pointer, string rule, string message) => faults.Add(new Fault(pointer, rule, message));
    }
}
