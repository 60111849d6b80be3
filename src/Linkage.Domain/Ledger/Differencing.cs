using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Judges a candidate together with everything released before (disclosure.md, section 4). What the candidate tells by itself is judged here only
/// when its own audit cannot (<see cref="ReleaseHistory.IsCandidateAudited"/>).
/// </summary>
public static class Differencing
{
    /// <returns>Safe, or the findings of the first test of the weakest attacker who finds anything.</returns>
    public static DifferencingVerdict Judge(ReleaseHistory history, DisclosurePolicy policy)
    {
        var releases = history.Cells.Select(cell => cell.Release).OfType<string>().Distinct().Count();
        if (history.Cells.All(cell => !cell.IsCandidate) || releases == 0 && history.IsCandidateAudited) return new DifferencingVerdict([], releases);
        history.Contributions.Order();
        foreach (var known in Coalitions.Of(policy, history.Partners).Prepend(0UL))
        {
            foreach (var reading in Enum.GetValues<Reading>())
            {
                if (!history.CellsOf(reading).Any()) continue;
                var findings = Findings(history, policy, known, reading).OfType<DifferencingFinding>().ToList();
                if (findings.Count > 0) return new DifferencingVerdict(findings, releases);
            }
        }

        return new DifferencingVerdict([], releases);
    }

    private static IEnumerable<DifferencingFinding?> Findings(ReleaseHistory history, DisclosurePolicy policy, ulong known, Reading reading)
    {
        var linear = new LinearTest(history, reading, known, policy.MinimumFrequency);
        yield return linear.Find();
        if (reading == Reading.Marks) yield return new AmountTest(history, policy, known, linear).Find();
        else yield return new ProtectedTest(history, reading, known).Find();
    }
}
