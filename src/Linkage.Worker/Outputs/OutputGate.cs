using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Regression;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>
/// Judges what stands beside the tables of a result, its models above all, again where it would leave, with the evidence in the vault.
/// </summary>
internal static class OutputGate
{
    public static Refusal? RefusalOf(ResultReading reading, Structure structure, DisclosurePolicy policy)
    {
        if (ModelRules.Judge(reading.Models, structure.Models, reading.Tables, policy) is { } refusal) return refusal;
        return reading.Ratios.Any(ratio => !ratio.IsOf(reading.Tables))
            ? new Refusal(RefusalKind.Unsafe, "ratio-altered", "A ratio is not the quotient of the two sums that are published beside it.")
            : null;
    }
}
