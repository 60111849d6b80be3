using Linkage.Domain.Json;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Agreements;

/// <summary>What one subject can add to a private sum: each is of a declared field that can be summed.</summary>
internal static class ContributionClauses
{
    /// <param name="at">JSON pointer of the policy.</param>
    public static void Check(AgreementDocument agreement, DisclosurePolicy policy, string at, FaultList faults)
    {
        var bounds = policy.Method.Privacy?.Bounds ?? [];
        for (var i = 0; i < bounds.Count; i++) Check(agreement, bounds[i], $"{at}/method/privacy/bounds/{i}", faults);
    }

    private static void Check(AgreementDocument agreement, ContributionBounds bounds, string at, FaultList faults)
    {
        var dataset = agreement.FindDataset(bounds.Dataset);
        if (!faults.Check(dataset is not null, $"{at}/dataset", "unknown-dataset", "The agreement declares no dataset of this name."))
            return;
        if (dataset!.Schema.Find(bounds.Field) is not { } field)
            faults.Add($"{at}/field", "unknown-field", "The dataset has no field of this name.");
        else
            faults.Check(
                field is { LinksOnly: false, Type: FieldType.Integer or FieldType.Number }, $"{at}/field", "no-amount",
                "Only an integer or a number can be summed.");
    }
}
