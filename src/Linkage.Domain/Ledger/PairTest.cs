namespace Linkage.Domain.Ledger;

/// <summary>
/// Two published cells that differ by fewer subjects than the minimum frequency. Of t subjects of a cell at least one is in every other
/// cell that lacks fewer than t of them, so that only cells that hold one of these are compared. What it finds the linear test finds too,
/// but in other words.
/// </summary>
internal sealed class PairTest(ReleaseHistory history, CellMembers members, int frequency, ulong known)
{
    // Contributions that are compared before it gives up: then the linear test has the word.
    private const long Allowance = 500_000_000;

    private long _left = Allowance;

    /// <param name="isJudged">Whether two cells are to be compared.</param>
    /// <param name="isTold">Whether their difference is told already, or was judged elsewhere.</param>
    public DifferencingFinding? Find(Func<ReleasedCell, ReleasedCell, bool> isJudged, Func<int, int, bool> isTold)
    {
        foreach (var one in members.Cells)
        {
            foreach (var other in members.Of(one).Take(frequency).SelectMany(members.CellsWith).Distinct())
            {
                if (other == one || _left <= 0 || !isJudged(history.Cells[one], history.Cells[other])) continue;
                if (Difference(one, other) is not { } subjects || subjects == 0 || isTold(one, other)) continue;
                var (large, small) = history.SizeOf(one) >= history.SizeOf(other) ? (one, other) : (other, one);
                return DifferencingFinding.Difference(DifferencingTest.Pair, history.Cells[large], history.Cells[small], subjects, known);
            }
        }

        return null;
    }

    /// <returns>Subjects that do not contribute the same to both; null when they are not few.</returns>
    private int? Difference(int one, int other)
    {
        var subjects = 0;
        foreach (var subject in members.Of(one))
        {
            _left--;
            if (members.In(subject, one) != members.In(subject, other) && ++subjects >= frequency) return null;
        }

        foreach (var subject in members.Of(other))
        {
            _left--;
            if (members.In(subject, one) is null && ++subjects >= frequency) return null;
        }

        return subjects;
    }
}
