using System.Globalization;
using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing.Series;
using Linkage.Domain.Protection.Policies;

namespace Linkage.Worker.Perturbing;

/// <summary>What the ledger says of a result by a repeatable method beside the releases before it.</summary>
internal static class PerturbedSeries
{
    /// <param name="parts">Releases that are not the same as the candidate, and the candidate.</param>
    public static Outcome<DifferencingVerdict> Judge(LedgerRelease[] parts, DisclosurePolicy policy, JudgementCourse course)
    {
        // By itself it is judged by the audit of its method.
        if (parts.Length == 1) return new DifferencingVerdict([], 0) { Note = "Nothing was released before." };
        var verdict = SeriesAudit.Judge(parts, policy, course);
        if (verdict.Refusal is { } refusal) return refusal;
        return new DifferencingVerdict([], parts.Length - 1) { Note = Sentence(verdict.Variance) };
    }

    private static string Sentence(double? variance)
    {
        const string ranges =
            "The ranges of this result and of the releases before it leave several values for every small count that two cells tell";
        return variance is { } least
            ? string.Create(
                CultureInfo.InvariantCulture, $"{ranges}, and the best linear estimate of a small count has a variance of at least {least:0.###}.")
            : $"{ranges}.";
    }
}
