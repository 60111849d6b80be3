using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// What the ledger says of the published tables by themselves: whether any sum of their cells, with any coefficients, speaks of fewer
/// contributors than the minimum frequency.
/// </summary>
/// <param name="Found">Such sums, in words.</param>
public sealed record SumsOfFew(IReadOnlyList<string> Found)
{
    public bool IsSafe => Found.Count == 0;

    /// <param name="study">Made of the microdata that the tables are about.</param>
    /// <returns>Null when they cannot be looked for: contributors that form holdings are not in the ledger.</returns>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static SumsOfFew? Of(PublishedTables published, Study study, DisclosurePolicy policy, CancellationToken stop)
    {
        var course = new JudgementCourse(stop);
        var candidate = new LedgerRelease(null, published, study.Tabulation.Spec, [], study.Contributors);
        var history = ReleaseHistory.Of([candidate], course);
        if (history.IsRefused) return null;
        return new SumsOfFew([.. Differencing.Judge(history.Value, policy, course).Findings.Select(finding => finding.Sentence)]);
    }
}
