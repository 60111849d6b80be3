using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>Vectors as their coordinates that are not zero.</summary>
internal static class SparseVector
{
    /// <summary>The vector less the multiple of another that makes its coordinate zero.</summary>
    public static Dictionary<int, ulong> Cleared(PrimeField field, Dictionary<int, ulong> vector, int at, Dictionary<int, ulong> other)
    {
        if (!vector.ContainsKey(at)) return vector;
        var result = new Dictionary<int, ulong>(vector);
        Clear(field, result, at, other);
        return result;
    }

    /// <summary>
    /// Components that share no element, each a basis in reduced row echelon form: only in that form do vectors without a common element
    /// mean components without one.
    /// </summary>
    /// <param name="elements">Coordinates from here on follow along and are no elements.</param>
    public static IReadOnlyList<List<Dictionary<int, ulong>>> Components(
        PrimeField field, IEnumerable<Dictionary<int, ulong>> vectors, int elements, JudgementCourse course)
    {
        var basis = new List<Dictionary<int, ulong>>();
        var pivots = new List<int>();
        foreach (var vector in vectors)
        {
            course.Look();
            for (var at = 0; at < basis.Count; at++) Clear(field, vector, pivots[at], basis[at]);
            var pivot = vector.Keys.Where(key => key < elements).DefaultIfEmpty(-1).Min();
            if (pivot < 0) continue;
            foreach (var other in basis) Clear(field, other, pivot, vector);
            basis.Add(vector);
            pivots.Add(pivot);
        }

        return Connected(basis, elements);
    }

    private static List<List<Dictionary<int, ulong>>> Connected(List<Dictionary<int, ulong>> basis, int elements)
    {
        int[] root = [.. Enumerable.Range(0, basis.Count)];
        var owner = new Dictionary<int, int>();
        for (var at = 0; at < basis.Count; at++)
        {
            foreach (var key in basis[at].Keys.Where(key => key < elements))
                if (!owner.TryAdd(key, at)) root[Root(root, at)] = Root(root, owner[key]);
        }

        return [.. Enumerable.Range(0, basis.Count).GroupBy(at => Root(root, at)).Select(group => group.Select(at => basis[at]).ToList())];
    }

    private static void Clear(PrimeField field, Dictionary<int, ulong> vector, int at, Dictionary<int, ulong> other)
    {
        if (!vector.TryGetValue(at, out var value)) return;
        var factor = field.Negate(field.Multiply(value, field.Invert(other[at])));
        foreach (var (key, entry) in other)
        {
            var sum = field.Add(vector.GetValueOrDefault(key), field.Multiply(factor, entry));
            if (sum == 0) vector.Remove(key);
            else vector[key] = sum;
        }
    }

    private static int Root(int[] root, int at)
    {
        while (root[at] != at) at = root[at] = root[root[at]];
        return at;
    }
}
