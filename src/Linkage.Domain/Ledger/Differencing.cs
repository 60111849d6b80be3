using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Judges a candidate together with everything released before (disclosure.md, section 4). What the candidate tells by itself is judged
/// here only when its own audit cannot (<see cref="ReleaseHistory.IsCandidateAudited"/>).
/// </summary>
public static class Differencing
{
    private const long NearestAllowance = 20_000_000;

    /// <returns>Safe, or the first finding of the weakest attacker who finds anything.</returns>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static DifferencingVerdict Judge(ReleaseHistory history, DisclosurePolicy policy, JudgementCourse course)
    {
        var releases = history.Cells.Select(cell => cell.Release).OfType<string>().Distinct().Count();
        history.Contributions.Order();
        // Partners that know nobody see what everybody sees.
        ulong[] attackers = [0, .. Coalitions.Of(policy, history.Partners).Where(history.Contributions.IsAnyKnownTo)];
        Reading[] readings = history.IsCandidateAudited && releases == 0
            ? []
            : [.. Enum.GetValues<Reading>().Where(reading => history.CellsOf(reading).Any())];
        var own = history.IsCandidateAudited ? new OwnTest(history, policy, course) : null;
        for (var at = 0; at < attackers.Length; at++)
        {
            course.Tested(at * (1 + readings.Length), attackers.Length * (1 + readings.Length));
            var finding = own?.Find(attackers[at]);
            for (var test = 0; test < readings.Length && finding is null; test++)
            {
                course.Tested(at * (1 + readings.Length) + 1 + test, attackers.Length * (1 + readings.Length));
                finding = Find(history, policy, attackers[at], readings[test], course);
            }

            if (finding is not null) return new DifferencingVerdict([finding], releases);
        }

        return new DifferencingVerdict([], releases);
    }

    /// <summary>For the privacy officer: the cell of the candidate and the cell released before whose subjects differ least.</summary>
    /// <returns>Null when none differ in fewer than three times the minimum frequency, of those that there is time to compare.</returns>
    public static DifferencingFinding? Nearest(ReleaseHistory history, DisclosurePolicy policy, JudgementCourse course)
    {
        history.Contributions.Order();
        int[] cells = [.. Enumerable.Range(0, history.Cells.Count).Where(cell =>
            history.Cells[cell] is { IsSubjects: true, Showing: CellShowing.Published })];
        var members = new CellMembers(history, cells, known: 0, course);
        var test = new PairTest(history, members, 3 * policy.MinimumFrequency, known: 0, NearestAllowance, course);
        return test.Least((one, other) => one.IsCandidate && !other.IsCandidate);
    }

    private static DifferencingFinding? Find(
        ReleaseHistory history, DisclosurePolicy policy, ulong known, Reading reading, JudgementCourse course)
    {
        var linear = new LinearTest(history, reading, known, policy.MinimumFrequency, course);
        if (linear.Find() is { } finding) return finding;
        return reading == Reading.Marks
            ? new AmountTest(history, policy, known, linear, course).Find()
            : new ProtectedTest(history, reading, known, course).Find();
    }
}
