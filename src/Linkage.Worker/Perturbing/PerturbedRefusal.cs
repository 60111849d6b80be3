using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;

namespace Linkage.Worker.Perturbing;

/// <summary>
/// Why a perturbed result goes no further, by test and never by cell: to say which cell a test guards would say that its count is small.
/// </summary>
internal static class PerturbedRefusal
{
    public static Refusal Of(Verdict verdict) => verdict.Kind == VerdictKind.Unsafe
        ? new Refusal(
            RefusalKind.Unsafe, "unsafe", "Perturbation does not protect these tables. Ask fewer or coarser groups.",
            [.. verdict.Disclosures.Select(found => found.Test).Distinct().Order(StringComparer.Ordinal).Select(FaultOf)])
        : new Refusal(
            RefusalKind.Unsafe, "cannot-judge",
            "These tables cannot be judged, and what cannot be judged does not leave. Ask fewer or coarser groups.");

    private static Fault FaultOf(string test) => new(string.Empty, test, Sentence(test));

    private static string Sentence(string test) => test switch
    {
        "averaging" => "All cells together estimate a small group too well.",
        "group-disclosure" => "One category certainly holds more of a group than the policy allows.",
        "zero" => "A category is certainly empty in a group.",
        "minimum-frequency" => "A count is shown that is neither 0 nor the minimum frequency.",
        _ => "Counts around a small one leave too few values for it.",
    };
}
