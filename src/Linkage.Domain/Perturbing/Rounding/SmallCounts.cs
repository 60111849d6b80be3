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
        var down = small.ToList();
        for (var up = 0; up < ups && down.Count > 0; up++)
        {
            // The sum of squared deviations falls by Σ (2·missing − base)·base over the atom's cells; the base is common to all.
            var best = down.MaxBy(atom => contents.CellsWith(atom).Sum(cell => 2 * missing[cell] - toBase));
            down.Remove(best);
            rounded[best] = toBase;
            foreach (var cell in contents.CellsWith(best)) missing[cell] -= toBase;
        }

        return [.. Enumerable.Range(0, contents.Cubes.CellCount).Select(cell => contents.AtomsIn(cell).Sum(a => rounded[a]))];
    }
}
