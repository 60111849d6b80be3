using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Ledger;

/// <summary>
/// What the candidate tells by itself of few: its audit judges cells, and of 100 − 53 − 40 in two cells no cell says that they are seven.
/// Counts of subjects are asked, every amount by itself, and what amounts are more than each other (<see cref="AmountRelations"/>).
/// Amounts are read as marks: whoever has nothing contributes like others, as in the rules on cells.
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
            (own.FindAll(cell => history.Cells[cell].IsSubjects), Reading.Counts),
            .. own.Where(cell => history.Cells[cell].IsAmount).GroupBy(cell => history.Cells[cell].Measure)
                .Select(cells => ((IReadOnlyList<int>)[.. cells], Reading.Marks)),
        ];
        _relations = new AmountRelations(history, course).Differences();
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
