using Linkage.Domain.Json;

namespace Linkage.Domain.Agreements;

/// <summary>The disclosure policy, and the stricter wishes of single organisations.</summary>
internal static class PolicyClauses
{
    public static void Check(AgreementDocument agreement, FaultList faults)
    {
        foreach (var organisation in agreement.Policies.Keys)
        {
            faults.Check(
                agreement.Organisations.Contains(organisation), JsonPointer.Append("/policies", organisation), "no-party",
                "This is no party to the agreement.");
        }
    }
}
