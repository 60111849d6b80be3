using Linkage.Domain.Json;
using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Agreements;

/// <summary>The disclosure policy, and the stricter wishes of single organisations.</summary>
internal static class PolicyClauses
{
    public static void Check(AgreementDocument agreement, FaultList faults)
    {
        faults.AddAll("/policy", PolicyFaults.Of(agreement.Policy));
        StructuralZeroClauses.Check(agreement, agreement.Policy, "/policy", faults);
        ContributionClauses.Check(agreement, agreement.Policy, "/policy", faults);
        foreach (var (organisation, policy) in agreement.Policies)
        {
            var at = JsonPointer.Append("/policies", organisation);
            faults.Check(agreement.Organisations.Contains(organisation), at, "no-party", "This is no party to the agreement.");
            faults.AddAll(at, PolicyFaults.Of(policy));
            StructuralZeroClauses.Check(agreement, policy, at, faults);
            ContributionClauses.Check(agreement, policy, at, faults);
            faults.Check(
                policy.Method == agreement.Policy.Method, at + "/method", "method-differs", "All parties choose one method of protection.");
        }
    }
}
