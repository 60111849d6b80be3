namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// Small count rounding (Langsrud and Heldal, "An algorithm for small count rounding of tabular data", 2018): atoms of fewer subjects
/// than the base become zero or the base, chosen one by one so that published counts deviate least; every published count is the sum of its
/// atoms. All small atoms are rounded, not only those in small cells: no combination of cells can be exact about one.
/// </summary>
internal static class SmallCounts
{
    public static long[] Round(CellContents contents, int toBase)
    {
        var rounded = contents.Atoms.Select(a => a.Count).ToArray();
        int[] small = [.. Enumerable.Range(0, rounded.Length).Where(a => rounded[a] < toBase)];
        var missing = new long[contents.Cubes.CellCount];
        foreach (var atom in small)
        {
            foreach (var cell in contents.CellsWith(atom)) missing[cell] += rounded[atom];
            rounded[atom] = 0;
        }

        var ups = (small.Sum(a => contents.Atoms[a].Count) + toBase / 2) / toBase;
        for (var up = 0; up < ups && up < small.Length; up++)
        {
            var best = Best(contents, small.AsSpan(up), missing, toBase) + up;
            (small[up], small[best]) = (small[best], small[up]);
            rounded[small[up]] = toBase;
            foreach (var cell in contents.CellsWith(small[up])) missing[cell] -= toBase;
        }

        return [.. Enumerable.Range(0, contents.Cubes.CellCount).Select(cell => contents.AtomsIn(cell).Sum(a => rounded[a]))];
    }
    /// <summary>
    /// Place of the atom that makes the sum of squared deviations fall most when it goes up: by Σ (2·missing − base) over its cells, times
    /// the base. Of equal ones the first atom.
    /// </summary>
    private static int Best(CellContents contents, ReadOnlySpan<int> atoms, long[] missing, int toBase)
    {
        var (best, most) = (0, long.MinValue);
        for (var i = 0; i < atoms.Length; i++)
        {
            var gain = 0L;
            foreach (var cell in contents.CellsWith(atoms[i])) gain += 2 * missing[cell] - toBase;
            if (gain < most || gain == most && atoms[i] > atoms[best]) continue;
            (best, most) = (i, gain);
        }

        return best;
    }
}
