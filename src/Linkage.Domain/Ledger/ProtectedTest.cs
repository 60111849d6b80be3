using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Whether a cell that one release protects follows from all releases together. What the candidate tells by itself is left to
/// its audit, which knows which empty cells a reader cannot be sure of; what earlier releases tell is out.
/// </summary>
internal sealed class ProtectedTest(ReleaseHistory history, Reading reading, ulong partners, JudgementCourse course)
{
    private const long Allowance = 20_000_000_000;

    private readonly PrimeField _field = PrimeField.Random();

    public DifferencingFinding? Find()
    {
        int[] targets = [.. Cells(CellShowing.Protected).Where(cell => history.Cells[cell].Units.Count > 0)];
        if (targets.Length == 0) return null;
        int[] published = [.. Cells(CellShowing.Published)];
        if (published.Length == 0) return null;
        var (atoms, span) = Rows(published, targets);
        if (span.IsExhausted) return Undecided;
        var following = Following(atoms, span.Echelon);
        if (following.Count == 0) return null;
        var (before, earlier) = Rows(published.Where(IsEarlier), targets.Where(IsEarlier));
        if (earlier.IsExhausted) return Undecided;
        var known = Following(before, earlier.Echelon).Select(before.Columns.CellOf).ToHashSet();
        if (history.IsCandidateAudited)
        {
            var (own, candidate) = Rows(published.Where(cell => !IsEarlier(cell)), targets.Where(cell => !IsEarlier(cell)));
            if (candidate.IsExhausted) return Undecided;
            known.UnionWith(Following(own, candidate.Echelon).Select(own.Columns.CellOf));
        }

        var found = following.FindIndex(column => !known.Contains(atoms.Columns.CellOf(column)));
        return found < 0 ? null : Found(published, atoms, span.Echelon, following[found]);
    }

    private DifferencingFinding Undecided => new(DifferencingTest.Undecided, [], 0, partners);

    // A frequency of one takes no basis away: all rows, with pivots on cells as long as there are any.
    private (AtomMatrix Atoms, Packing Span) Rows(IEnumerable<int> cells, IEnumerable<int> targets)
    {
        var atoms = new AtomMatrix(_field, history, reading, partners, cells, targets, course);
        return (atoms, new Packing(_field, atoms, 1, Allowance, course));
    }

    /// <returns>Columns of the targets that are combinations of the cells; not those to which nobody contributes, such as all of whom a
    /// partner knows.</returns>
    private static List<int> Following(AtomMatrix atoms, Echelon span)
    {
        var (open, closed) = (new HashSet<int>(), new SortedSet<int>());
        for (var row = 0; row < span.Count; row++)
        {
            var targets = span.Row(row).Select(entry => entry.At).Where(column => column >= atoms.Columns.Rank);
            if (span.PivotOf(row) >= atoms.Columns.Rank) open.UnionWith(targets);
            else closed.UnionWith(targets);
        }

        closed.ExceptWith(open);
        return [.. closed];
    }

    private DifferencingFinding Found(IReadOnlyList<int> cells, AtomMatrix atoms, Echelon span, int target)
    {
        // Zero everywhere with one of the target: what the others have is the target, negated.
        var combination = span.Solve(new ulong[span.Count], at => at == target ? _field.One : 0);
        combination[target] = 0;
        var terms = new Formula(_field, history, cells, atoms.Columns, span).Of(combination);
        return new DifferencingFinding(DifferencingTest.Protected, terms, 0, partners);
    }

    private IEnumerable<int> Cells(CellShowing showing) => history.CellsOf(reading).Where(cell => history.Cells[cell].Showing == showing);

    private bool IsEarlier(int cell) => !history.Cells[cell].IsCandidate;
}
