using Linkage.Domain.Agreements;
using Linkage.Domain.Json;
using Linkage.Domain.Protection.Policies;

namespace Linkage.Worker.Links;

internal static class AgreedPolicy
{
    /// <summary>The project's policy and every party's stricter wishes: the strictest of all holds.</summary>
    public static DisclosurePolicy Of(AgreementDocument agreement) => DisclosurePolicy.Strictest(
        agreement.Policies.Values.Prepend(agreement.Policy).Select(policy => Documents.Read<DisclosurePolicy>(policy).Value));
}
