using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// Which suppressed cells of a JJ table follow exactly from the published ones: a cell does when the relations, restricted to what is
/// suppressed, have a combination with that cell alone. Gauss–Jordan elimination modulo 2^61 − 1.
/// </summary>
public static class JjDerivation
{
    /// <summary>More suppressed cells are refused.</summary>
    public const int MostSuppressed = 5_000;

    /// <returns>Numbers of the primary cells that anybody can derive, ascending.</returns>
    public static Outcome<IReadOnlyList<int>> Primaries(JjTable table)
    {
        var suppressed = Enumerable.Range(0, table.Cells.Count)
            .Where(c => table.Cells[c].Status is JjStatus.Unsafe or JjStatus.Secondary).ToHashSet();
        if (suppressed.Count > MostSuppressed)
            return new Refusal(RefusalKind.TooLarge, "too-many-suppressed",
                $"At most {MostSuppressed} suppressed cells of a JJ table can be judged.");
        var pivots = new SortedDictionary<int, Dictionary<int, ulong>>();
        foreach (var relation in table.Relations)
        {
            var row = new Dictionary<int, ulong>();
            foreach (var (cell, coefficient) in relation.Terms.Where(t => suppressed.Contains(t.Cell)))
                AddTo(row, cell, Residue(coefficient));
            Eliminate(pivots, row);
        }

        return new List<int>(pivots.Where(p => p.Value.Count == 1 && table.Cells[p.Key].Status == JjStatus.Unsafe).Select(p => p.Key));
    }

    private static void Eliminate(SortedDictionary<int, Dictionary<int, ulong>> pivots, Dictionary<int, ulong> row)
    {
        foreach (var cell in row.Keys.ToList())
            if (pivots.TryGetValue(cell, out var pivot) && row.TryGetValue(cell, out var factor)) Subtract(row, pivot, factor);
        if (row.Count == 0) return;
        var chosen = row.Keys.Min();
        var scale = Mersenne61.Invert(row[chosen]);
        foreach (var cell in row.Keys.ToList()) row[cell] = Mersenne61.Multiply(row[cell], scale);
        // Every other row is cleared of the new pivot, so that a row with one entry alone is a derived cell.
        foreach (var other in pivots.Values)
            if (other.TryGetValue(chosen, out var factor)) Subtract(other, row, factor);
        pivots.Add(chosen, row);
    }

    private static void Subtract(Dictionary<int, ulong> row, Dictionary<int, ulong> pivot, ulong factor)
    {
        foreach (var (cell, value) in pivot) AddTo(row, cell, Mersenne61.Negate(Mersenne61.Multiply(factor, value)));
    }

    private static void AddTo(Dictionary<int, ulong> row, int cell, ulong value)
    {
        var sum = Mersenne61.Add(row.GetValueOrDefault(cell), value);
        if (sum == 0) row.Remove(cell);
        else row[cell] = sum;
    }

    private static ulong Residue(int coefficient) => coefficient >= 0 ? (ulong)coefficient : Mersenne61.Negate((ulong)-(long)coefficient);
}
