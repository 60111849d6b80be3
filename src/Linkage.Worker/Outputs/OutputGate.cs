using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Regression;
using Linkage.Storage.Jobs;
using Linkage.Storage.Releases;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>
/// Judges what stands beside the tables of a result, its models above all, again where it would leave, with the evidence in the vault.
/// </summary>
internal static class OutputGate
{
    public static Refusal? RefusalOf(Result result, Structure structure, PublishedTables tables, DisclosurePolicy policy)
    {
        if (ModelRules.Judge(ResultDocument.Models(result.Document), structure.Models, tables, policy) is { } refusal) return refusal;
        return ResultDocument.Ratios(result.Document).Any(ratio => !ratio.IsOf(tables))
            ? new Refusal(RefusalKind.Unsafe, "ratio-altered", "A ratio is not the quotient of the two sums that are published beside it.")
            : null;
    }
}
