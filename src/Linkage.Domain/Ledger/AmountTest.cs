using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Ledger;

/// <summary>
/// The concentration rules on the amount by which two published sums differ, one within the other. Of a cell only those others are looked
/// at that hold one of its subjects with the same amount.
/// </summary>
internal sealed class AmountTest
{
    // Contributions that are compared before it gives up.
    private const long Allowance = 500_000_000;

    private readonly ReleaseHistory _history;
    private readonly AmountRules _rules;
    private readonly ulong _known;
    private readonly LinearTest _marks;
    private readonly CellMembers _members;
    private readonly JudgementCourse _course;
    private long _left = Allowance;

    /// <param name="marks">The linear test that reads amounts as marks.</param>
    public AmountTest(ReleaseHistory history, DisclosurePolicy policy, ulong known, LinearTest marks, JudgementCourse course)
    {
        (_history, _known, _marks, _course) = (history, known, marks, course);
        _rules = DominanceTest.Rules(policy, known);
        int[] sums = [.. Enumerable.Range(0, history.Cells.Count)
            .Where(cell => history.Cells[cell] is { Kind: ContributionKind.Amount, Showing: CellShowing.Published })];
        _members = new CellMembers(history, sums, known, course);
    }

    public DifferencingFinding? Find()
    {
        foreach (var inner in _members.Cells)
        {
            if (_members.First(inner) is not { } probe) continue;
            foreach (var outer in _members.CellsWith(probe))
            {
                if (outer == inner || IsAudited(outer, inner) || _members.In(probe, outer) != _members.In(probe, inner)) continue;
                if (_left <= 0) return new DifferencingFinding(DifferencingTest.Undecided, [], 0, _known);
                if (Rest(outer, inner) is not { } rest || !_rules.Judge(rest, 0).Any(finding => finding.IsUnsafe)) continue;
                if (_marks.IsToldDifference(outer, inner)) continue;
                return DifferencingFinding.Difference(DifferencingTest.Amount, _history.Cells[outer], _history.Cells[inner], 0, _known);
            }
        }

        return null;
    }

    private bool IsAudited(int outer, int inner)
    {
        var (one, other) = (_history.Cells[outer].IsCandidate, _history.Cells[inner].IsCandidate);
        return one == other && (!one || _history.IsCandidateAudited);
    }

    /// <returns>What the outer cell has beyond the inner one; null unless all of the inner is in the outer and they differ.</returns>
    private AmountFacts? Rest(int outer, int inner)
    {
        _course.Look();
        foreach (var subject in _members.Of(inner))
        {
            _left--;
            if (_members.In(subject, outer) != _members.In(subject, inner)) return null;
        }

        var (facts, differs) = (new AmountFacts(), false);
        foreach (var subject in _members.Of(outer))
        {
            _left--;
            if (_members.In(subject, inner) is not null) continue;
            facts.All.Add(_members.In(subject, outer)!.Value);
            differs = true;
        }

        return differs ? facts : null;
    }
}
