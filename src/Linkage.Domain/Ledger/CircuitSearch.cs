using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Looks in one component for a vector with the fewest elements (a circuit) that speaks of fewer subjects than the minimum frequency and
/// that is not told by one side alone. Every vector is a sum of circuits within its own elements, so that without such a circuit nothing is
/// told of few subjects that is not the sum of what each side tells of them. The search decides element by element whether it takes part,
/// and gives up a branch as soon as those that do have enough subjects; it is complete unless its allowance runs out.
/// </summary>
internal sealed class CircuitSearch(
    PrimeField field, IReadOnlyList<long> counts, int frequency, Func<Dictionary<int, ulong>, bool> isTold, JudgementCourse course)
{
    private const int Allowance = 20_000;

    private int _left = Allowance;

    /// <summary>Whether the search ended early: then nothing found means nothing.</summary>
    public bool IsExhausted => _left <= 0;

    public Dictionary<int, ulong>? Find(IReadOnlyList<Dictionary<int, ulong>> basis)
    {
        _left = Allowance;
        foreach (var vector in basis)
            if (IsTelling(vector)) return vector;
        int[] all = [.. basis.SelectMany(vector => vector.Keys).Where(at => at < counts.Count).Distinct().Order()];
        return Find(basis, all, 0, 0);
    }

    /// <summary>Subjects of the elements that a vector is not zero on.</summary>
    public long SubjectsIn(Dictionary<int, ulong> vector) => vector.Keys.Where(at => at < counts.Count).Sum(at => counts[at]);

    /// <param name="taking">Subjects of the elements that take part so far.</param>
    private Dictionary<int, ulong>? Find(IReadOnlyList<Dictionary<int, ulong>> basis, int[] all, int from, long taking)
    {
        course.Look();
        if (_left-- <= 0 || basis.Count == 0) return null;
        if (basis.Count == 1) return IsTelling(basis[0]) ? basis[0] : null;
        while (from < all.Length && !basis.Any(vector => vector.ContainsKey(all[from]))) from++;
        if (from == all.Length) return null;
        if (Find(Without(basis, all[from]), all, from + 1, taking) is { } found) return found;
        taking += counts[all[from]];
        return taking < frequency ? Find(basis, all, from + 1, taking) : null;
    }

    /// <summary>Basis of the vectors in which an element takes no part.</summary>
    private List<Dictionary<int, ulong>> Without(IReadOnlyList<Dictionary<int, ulong>> basis, int element)
    {
        var pivot = basis.Where(vector => vector.ContainsKey(element)).MinBy(vector => vector.Count)!;
        return [.. basis.Where(vector => vector != pivot).Select(vector => SparseVector.Cleared(field, vector, element, pivot))];
    }

    private bool IsTelling(Dictionary<int, ulong> vector) => SubjectsIn(vector) < frequency && !isTold(vector);
}
