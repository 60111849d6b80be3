using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Ledger;

/// <summary>The concentration rules on published sums that are no cell of a table, such as what one amount is more than another.</summary>
/// <param name="known">Partners whose subjects are left out.</param>
internal sealed class DominanceTest(ReleaseHistory history, DisclosurePolicy policy, ulong known, JudgementCourse course)
{
    /// <summary>A partner has taken its own away already; of the others nobody helps it.</summary>
    public static AmountRules Rules(DisclosurePolicy policy, ulong known) =>
        new(known == 0 ? policy : policy with { Coalition = 0, Dominance = [], Pq = null }, []);

    public DifferencingFinding? Find()
    {
        var rules = Rules(policy, known);
        var members = new CellMembers(history, [.. Enumerable.Range(0, history.Cells.Count)], known, course);
        foreach (var cell in members.Cells)
        {
            course.Look();
            var facts = new AmountFacts();
            foreach (var subject in members.Of(cell)) facts.All.Add(members.In(subject, cell)!.Value);
            if (facts.All.Magnitude > 0 && rules.Judge(facts, 0).Any(finding => finding.IsUnsafe))
                return new DifferencingFinding(DifferencingTest.Amount, [new Term(1, history.Cells[cell])], 0, known);
        }

        return null;
    }
}
