using Linkage.Domain.Ledger;

namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>Every count of few unknown subjects that somebody may want to estimate.</summary>
/// <param name="small">They have fewer than this.</param>
internal sealed class SmallContrasts(ObservedGroups observed, int small, JudgementCourse course)
{
    // Groups that are compared before it gives up.
    private const long Allowance = 2_000_000_000;
    private long _left = Allowance;

    /// <summary>Whether there were too many cells to compare.</summary>
    public bool IsExhausted => _left <= 0;

    /// <summary>Groups, cells, and differences of two cells, that are small.</summary>
    public IEnumerable<Contrast> All() => Groups().Concat(Cells()).Concat(Differences());

    private IEnumerable<Contrast> Groups() => Enumerable.Range(0, observed.Count).Where(group => observed.Size(group) < small)
        .Select(group => new Contrast([(group, 1.0)]));

    private IEnumerable<Contrast> Cells()
    {
        for (var cell = 0; cell < observed.Observations; cell++)
        {
            var groups = observed.GroupsOf(cell);
            if (groups.Count > 1 && groups.Count < small && groups.Sum(observed.Size) < small)
                yield return new([.. groups.Select(group => (group, 1.0))]);
        }
    }

    // Whatever differs from a cell by few has one of any few subjects of it, or the cell is small itself.
    private IEnumerable<Contrast> Differences()
    {
        for (var one = 0; one < observed.Observations && !IsExhausted; one++)
        {
            course.Look();
            foreach (var other in Some(one).SelectMany(observed.ObservationsOf).Distinct().Where(cell => cell > one))
                if (Difference(one, other) is { } groups) yield return new(groups);
        }
    }

    private IEnumerable<int> Some(int cell)
    {
        var subjects = 0L;
        foreach (var group in observed.GroupsOf(cell).OrderBy(group => observed.ObservationsOf(group).Length))
        {
            if (subjects >= small) yield break;
            subjects += observed.Size(group);
            yield return group;
        }
    }

    /// <returns>Null when the two differ by no group, or by too many subjects.</returns>
    private List<(int, double)>? Difference(int one, int other)
    {
        var (first, second, found, subjects) = (observed.GroupsOf(one), observed.GroupsOf(other), new List<(int, double)>(), 0L);
        for (int i = 0, j = 0; i < first.Count || j < second.Count; _left--)
        {
            if (i < first.Count && j < second.Count && first[i] == second[j])
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }

            var isFirst = j == second.Count || i < first.Count && first[i] < second[j];
            var group = isFirst ? first[i++] : second[j++];
            found.Add((group, isFirst ? 1 : -1));
            if ((subjects += observed.Size(group)) >= small) return null;
        }

        return found.Count > 1 ? found : null;
    }
}
