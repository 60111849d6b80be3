using System.Numerics;

namespace Linkage.Domain.Tests.Ledger;

/// <summary>
/// An attacker who tries every group of subjects of a small universe with rational arithmetic: does everything together tell more of a
/// group than the sum of what each side tells of it by itself? Shares no code with the ledger.
/// </summary>
/// <param name="subjects">Fewer than 32; a cell is what each of them contributes.</param>
internal sealed class DerivableGroups(int subjects)
{
    /// <param name="isAudited">Whether the candidate is one of the sides; otherwise what it tells by itself is new.</param>
    /// <returns>Size of the smallest group that is told of newly, or 0.</returns>
    public int Smallest(IReadOnlyList<int[]> earlier, IReadOnlyList<int[]> candidate, bool isAudited) =>
        Enumerable.Range(1, (1 << subjects) - 1).Select(group => (uint)group)
            .Where(group => IsNew(group, earlier, candidate, isAudited)).Select(BitOperations.PopCount).DefaultIfEmpty().Min();

    private bool IsNew(uint group, IReadOnlyList<int[]> earlier, IReadOnlyList<int[]> candidate, bool isAudited)
    {
        var (old, today) = (Told(group, earlier), isAudited ? Told(group, candidate) : []);
        return Told(group, [.. earlier, .. candidate]).Count > Independent([.. old, .. today]).Count;
    }

    /// <summary>A basis of the sums of cells that speak of the group alone: eliminate the coordinates outside it first.</summary>
    private List<BigInteger[]> Told(uint group, IReadOnlyList<int[]> cells)
    {
        List<BigInteger[]> rows = [.. cells.Select(cell => Array.ConvertAll(cell, value => (BigInteger)value))];
        foreach (var outside in Enumerable.Range(0, subjects).Where(s => (group >> s & 1) == 0)) rows = Without(rows, outside);
        return Independent(rows);
    }

    private static List<BigInteger[]> Independent(List<BigInteger[]> rows)
    {
        var basis = new List<BigInteger[]>();
        while (rows.Find(row => row.Any(value => !value.IsZero)) is { } pivot)
        {
            basis.Add(pivot);
            rows = Without([pivot, .. rows.Where(row => row != pivot)], Array.FindIndex(pivot, value => !value.IsZero));
        }

        return basis;
    }

    private static List<BigInteger[]> Without(List<BigInteger[]> rows, int at)
    {
        if (rows.Find(row => !row[at].IsZero) is not { } pivot) return rows;
        return [.. rows.Where(row => row != pivot).Select(row => row.Select((value, s) => value * pivot[at] - row[at] * pivot[s]).ToArray())];
    }
}
