using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Ledger;

/// <summary>
/// What the candidate tells by itself of few: its audit judges cells, and of 100 − 53 − 40 in two cells no cell says that they are seven.
/// Of whom a sum must not tell few is what the rules ask of a cell: subjects; those who have an amount, and of them those who have something;
/// of zeros and ones either; who has several rows, where subjects and rows are counted. Each amount is asked by itself, and what amounts are
/// more than each other (<see cref="AmountRelations"/>).
/// </summary>
internal sealed class OwnTest
{
    private readonly ReleaseHistory _history;
    private readonly DisclosurePolicy _policy;
    private readonly JudgementCourse _course;
    private readonly IReadOnlyList<(IReadOnlyList<int> Cells, Reading Reading)> _measures;
    private readonly IReadOnlyList<ReleaseHistory> _relations;

    public OwnTest(ReleaseHistory history, DisclosurePolicy policy, JudgementCourse course)
    {
        (_history, _policy, _course) = (history, policy, course);
        var own = Enumerable.Range(0, history.Cells.Count).Where(cell => history.Cells[cell].IsCandidate).ToList();
        _measures =
        [
            // The ones of an amount stand beside the number of those who have it, rows beside subjects: the differences are its zeros, and who
            // has several rows.
            .. Groups(cell => (cell.Kind & ContributionKind.Count) != 0, cell => (cell.Measure.Part, cell.Measure.Amount), Reading.Counts),
            .. OnesBesidePeople(own),
            .. Groups(cell => cell.IsAmount, cell => cell.Measure, Reading.Marks),
            .. Groups(cell => cell.Kind == ContributionKind.Amount, cell => cell.Measure, Reading.Amounts),
        ];
        _relations = new AmountRelations(history, course).Differences();

        IEnumerable<(IReadOnlyList<int>, Reading)> Groups<T>(
            Func<ReleasedCell, bool> isAsked, Func<ReleasedCell, T> group, Reading reading) =>
            own.Where(cell => isAsked(history.Cells[cell])).GroupBy(cell => group(history.Cells[cell]))
                .Select(cells => ((IReadOnlyList<int>)[.. cells], reading));
    }

    /// <summary>Where only the ones are summed, people less ones are those who have none.</summary>
    private IEnumerable<(IReadOnlyList<int>, Reading)> OnesBesidePeople(List<int> own)
    {
        var people = own.ToLookup(cell => _history.Cells[cell].IsSubjects ? _history.Cells[cell].Measure.Part : -1);
        return own.GroupBy(cell => _history.Cells[cell].Measure with { First = 0 })
            .Where(amount => amount.Key.Amount >= 0 && amount.All(cell => _history.Cells[cell].Kind == ContributionKind.Ones))
            .Select(amount => ((IReadOnlyList<int>)[.. people[amount.Key.Part], .. amount], Reading.Counts));
    }

    /// <param name="known">Partners whose subjects the attacker takes away beforehand.</param>
    public DifferencingFinding? Find(ulong known)
    {
        foreach (var (cells, reading) in _measures)
            if (LinearTest.Of(_history, cells, reading, known, _policy.MinimumFrequency, _course).Find() is { } finding) return finding;
        foreach (var differences in _relations)
        {
            var linear = LinearTest.Of(
                differences, Enumerable.Range(0, differences.Cells.Count), Reading.Marks, known, _policy.MinimumFrequency, _course);
            if ((linear.Find() ?? new DominanceTest(differences, _policy, known, _course).Find()) is { } finding) return finding;
        }

        return null;
    }
}
