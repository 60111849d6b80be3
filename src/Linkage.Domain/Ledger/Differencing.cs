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
    public static DifferencingVerdict Judge(ReleaseHistory history, DisclosurePolicy policy)
    {
        var releases = history.Cells.Select(cell => cell.Release).OfType<string>().Distinct().Count();
        history.Contributions.Order();
        foreach (var known in Coalitions.Of(policy, history.Partners).Prepend(0UL))
        {
            var finding = history.IsCandidateAudited ? BesideEachOther(history, policy.MinimumFrequency, known) : null;
            var readings = history.IsCandidateAudited && releases == 0 ? [] : Enum.GetValues<Reading>().Where(reading => history.CellsOf(reading).Any());
            foreach (var reading in readings) finding ??= Find(history, policy, known, reading);
            if (finding is not null) return new DifferencingVerdict([finding], releases);
        }

        return new DifferencingVerdict([], releases);
    }

    /// <summary>For the privacy officer: the cell of the candidate and the cell released before whose subjects differ least.</summary>
    /// <returns>Null when none differ in fewer than three times the minimum frequency, of those that there is time to compare.</returns>
    public static DifferencingFinding? Nearest(ReleaseHistory history, DisclosurePolicy policy)
    {
        history.Contributions.Order();
        int[] cells = [.. Enumerable.Range(0, history.Cells.Count).Where(cell =>
            history.Cells[cell] is { IsSubjects: true, Showing: CellShowing.Published })];
        var test = new PairTest(history, new CellMembers(history, cells, known: 0), 3 * policy.MinimumFrequency, known: 0, NearestAllowance);
        return test.Least((one, other) => one.IsCandidate && !other.IsCandidate);
    }

    /// <summary>
    /// Cells of two tables of the candidate that are nearly the same people, such as an age and a year of birth in different fields say
    /// them: the audit judges cells, and these differ by none.
    /// </summary>
    private static DifferencingFinding? BesideEachOther(ReleaseHistory history, int frequency, ulong known)
    {
        int[] cells = [.. Enumerable.Range(0, history.Cells.Count).Where(cell =>
            history.Cells[cell] is { IsCandidate: true, IsSubjects: true, Showing: CellShowing.Published })];
        if (cells.Select(cell => history.Cells[cell].Table).Distinct().Count() < 2) return null;
        var test = new PairTest(history, new CellMembers(history, cells, known), frequency, known, long.MaxValue);
        return test.Find((one, other) => one.Table != other.Table, (_, _) => false);
    }

    private static DifferencingFinding? Find(ReleaseHistory history, DisclosurePolicy policy, ulong known, Reading reading)
    {
        var linear = new LinearTest(history, reading, known, policy.MinimumFrequency);
        if (linear.Find() is { } finding) return finding;
        return reading == Reading.Marks ? new AmountTest(history, policy, known, linear).Find() : new ProtectedTest(history, reading, known).Find();
    }
}
