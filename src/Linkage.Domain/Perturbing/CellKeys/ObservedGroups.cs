using Linkage.Domain.Ledger;

namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>
/// Who is in which observation: each distinct set of contributors that was released is one, however often it was, for its noise is the
/// same; and atoms that are in the same observations are one unknown.
/// </summary>
internal sealed class ObservedGroups
{
    private readonly List<int[]> _observationsOf = [];
    private readonly List<long> _sizes = [];
    private readonly List<int>[] _groupsOf;

    /// <param name="cells">Atoms of every released cell, each once.</param>
    /// <param name="sizes">Subjects per atom that the attacker does not know. Of an atom without any nothing is left to know.</param>
    public ObservedGroups(IEnumerable<IReadOnlyList<int>> cells, IReadOnlyList<long> sizes, JudgementCourse course)
    {
        var observationsOf = new List<int>?[sizes.Count];
        var (tags, known, observations) = (Tags(sizes.Count), new HashSet<(ulong, ulong)>(), 0);
        foreach (var cell in cells)
        {
            course.Look();
            if (cell.Count == 0 || !known.Add(Sum(cell, tags))) continue;
            foreach (var atom in cell)
                if (sizes[atom] > 0) (observationsOf[atom] ??= []).Add(observations);
            observations++;
        }

        Gather(observationsOf, sizes, Tags(observations));
        _groupsOf = [.. Enumerable.Range(0, observations).Select(_ => new List<int>())];
        for (var group = 0; group < Count; group++)
            foreach (var observation in _observationsOf[group]) _groupsOf[observation].Add(group);
    }

    public int Count => _sizes.Count;

    public int Observations => _groupsOf.Length;

    /// <summary>Unknown subjects of a group.</summary>
    public long Size(int group) => _sizes[group];

    /// <summary>Ascending.</summary>
    public int[] ObservationsOf(int group) => _observationsOf[group];

    /// <summary>Ascending.</summary>
    public IReadOnlyList<int> GroupsOf(int observation) => _groupsOf[observation];

    /// <summary>Observations that two groups are both in.</summary>
    public int Shared(int group, int other)
    {
        var (one, two, shared) = (_observationsOf[group], _observationsOf[other], 0);
        for (int i = 0, j = 0; i < one.Length && j < two.Length;)
        {
            if (one[i] == two[j]) (shared, i, j) = (shared + 1, i + 1, j + 1);
            else if (one[i] < two[j]) i++;
            else j++;
        }

        return shared;
    }

    private void Gather(List<int>?[] observationsOf, IReadOnlyList<long> sizes, (ulong, ulong)[] tags)
    {
        var groups = new Dictionary<(ulong, ulong), int>();
        for (var atom = 0; atom < observationsOf.Length; atom++)
        {
            if (observationsOf[atom] is not { } own) continue;
            var tag = Sum(own, tags);
            if (!groups.TryGetValue(tag, out var group))
            {
                groups.Add(tag, group = Count);
                _sizes.Add(0);
                _observationsOf.Add([.. own]);
            }

            _sizes[group] += sizes[atom];
        }
    }

    // Sets are taken for equal when their tags add up to the same 128 bits.
    private static (ulong, ulong)[] Tags(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (RandomNumbers.Next(), RandomNumbers.Next()))];

    private static (ulong, ulong) Sum(IEnumerable<int> members, (ulong First, ulong Second)[] tags)
    {
        var (first, second) = (0UL, 0UL);
        foreach (var member in members) (first, second) = unchecked((first + tags[member].First, second + tags[member].Second));
        return (first, second);
    }
}
