namespace Linkage.Domain.Ledger;

/// <summary>
/// Two published cells that differ by fewer subjects than the minimum frequency. Of t subjects of a cell at least one is in every other
/// cell that lacks fewer than t of them, so that only cells that hold one of these are compared. What it finds the linear test finds too,
/// but in other words.
/// </summary>
/// <param name="allowance">Contributions that are compared before it gives up.</param>
internal sealed class PairTest(
    ReleaseHistory history, CellMembers members, int frequency, ulong known, long allowance, JudgementCourse course)
{
    private long _left = allowance;

    /// <param name="isJudged">Whether two cells are to be compared.</param>
    /// <param name="isTold">Whether their difference is told already, or was judged elsewhere.</param>
    public DifferencingFinding? Find(Func<ReleasedCell, ReleasedCell, bool> isJudged, Func<int, int, bool> isTold)
    {
        foreach (var (one, other) in Pairs(isJudged))
            if (Difference(one, other, frequency) is { } subjects && !isTold(one, other)) return Finding(one, other, subjects);
        return null;
    }

    /// <returns>The pair that differs least, of those that differ in fewer than t; null when there is none.</returns>
    public DifferencingFinding? Least(Func<ReleasedCell, ReleasedCell, bool> isJudged)
    {
        (int One, int Other, int Subjects)? least = null;
        foreach (var (one, other) in Pairs(isJudged))
            if (Difference(one, other, least?.Subjects ?? frequency) is { } subjects) least = (one, other, subjects);
        return least is { } found ? Finding(found.One, found.Other, found.Subjects) : null;
    }

    private IEnumerable<(int One, int Other)> Pairs(Func<ReleasedCell, ReleasedCell, bool> isJudged)
    {
        var sizes = members.Cells.ToDictionary(cell => cell, members.SizeOf);
        foreach (var one in members.Cells)
        {
            course.Look();
            foreach (var other in members.Of(one).Take(frequency).SelectMany(members.CellsWith).Distinct())
            {
                if (other == one || sizes[one].Low - sizes[other].High >= frequency || sizes[other].Low - sizes[one].High >= frequency)
                    continue;
                if (_left > 0 && isJudged(history.Cells[one], history.Cells[other])) yield return (one, other);
            }
        }
    }

    private DifferencingFinding Finding(int one, int other, int subjects)
    {
        var (large, small) = history.SizeOf(one) >= history.SizeOf(other) ? (one, other) : (other, one);
        return DifferencingFinding.Difference(DifferencingTest.Pair, history.Cells[large], history.Cells[small], subjects, known);
    }

    /// <returns>Subjects that do not contribute the same to both; null when they are not fewer than the limit, or nobody.</returns>
    private int? Difference(int one, int other, int limit)
    {
        course.Look();
        var subjects = 0;
        foreach (var subject in members.Of(one))
        {
            _left--;
            if (members.In(subject, one) != members.In(subject, other) && ++subjects >= limit) return null;
        }

        foreach (var subject in members.Of(other))
        {
            _left--;
            if (members.In(subject, one) is null && ++subjects >= limit) return null;
        }

        return subjects == 0 ? null : subjects;
    }
}
