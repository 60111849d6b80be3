using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Bench.Protection;

/// <summary>
/// The same order of candidates by dense Gauss elimination modulo 2^61 − 1: every column a full vector over the inner units, every primary
/// reduced at every step, as the method is written down (Langsrud 2024). It looks at the outsider only. The alternative that stands in for
/// programs that do not install here.
/// </summary>
internal static class DenseElimination
{
    /// <returns>Secondary suppressions of the count of subjects.</returns>
    public static int Suppress(ProtectedTabulation made)
    {
        var tabulation = made.Tabulation;
        var rows = Rows(tabulation.Cubes, tabulation.Units);
        var cells = Enumerable.Range(0, rows.Length).Where(c => made.Status(c, BaseMeasure.Subjects) != CellStatus.NotShown)
            .OrderByDescending(c => tabulation[c].Subjects.All).ThenByDescending(c => rows[c].Count).ThenBy(c => c).ToList();
        var primaries = cells.Where(c => made.Status(c, BaseMeasure.Subjects) == CellStatus.Primary)
            .Select(c => Dense(rows[c], tabulation.Units.Count)).ToList();
        var (pivots, secondary) = (new List<(int Row, ulong[] Column)>(), 0);
        foreach (var cell in cells.Where(c => made.Status(c, BaseMeasure.Subjects) != CellStatus.Primary))
        {
            var column = Dense(rows[cell], tabulation.Units.Count);
            foreach (var (row, pivot) in pivots) Eliminate(column, pivot, row);
            var at = Array.FindIndex(column, v => v != 0);
            if (at < 0) continue;
            Scale(column, at);
            if (primaries.Exists(p => IsProportional(p, column, at)))
            {
                secondary++;
                continue;
            }

            foreach (var primary in primaries) Eliminate(primary, column, at);
            pivots.Add((at, column));
        }

        return secondary;
    }

    private static List<int>[] Rows(CubeSet cubes, IReadOnlyList<int[]> units)
    {
        var rows = Enumerable.Range(0, cubes.CellCount).Select(_ => new List<int>()).ToArray();
        var (cells, scratch) = (new List<int>(), new List<int>());
        for (var u = 0; u < units.Count; u++)
        {
            cubes.CellsOf(units[u], cells, scratch);
            foreach (var cell in cells) rows[cell].Add(u);
        }

        return rows;
    }

    private static ulong[] Dense(List<int> rows, int count)
    {
        var column = new ulong[count];
        foreach (var row in rows) column[row] = 1;
        return column;
    }

    private static void Scale(ulong[] column, int at)
    {
        var scale = Mersenne61.Invert(column[at]);
        for (var r = 0; r < column.Length; r++) column[r] = Mersenne61.Multiply(column[r], scale);
    }

    private static void Eliminate(ulong[] column, ulong[] pivot, int at)
    {
        if (column[at] == 0) return;
        var factor = Mersenne61.Negate(column[at]);
        for (var r = 0; r < column.Length; r++) column[r] = Mersenne61.Add(column[r], Mersenne61.Multiply(factor, pivot[r]));
    }

    private static bool IsProportional(ulong[] primary, ulong[] column, int at)
    {
        if (primary[at] == 0) return false;
        for (var r = 0; r < column.Length; r++)
            if (primary[r] != Mersenne61.Multiply(primary[at], column[r])) return false;
        return true;
    }
}
