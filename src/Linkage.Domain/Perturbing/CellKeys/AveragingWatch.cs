namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>
/// How well noise is averaged away by somebody who combines all released cells: the variance of the best linear unbiased estimate of each
/// small group (Gauss and Markov). Each distinct set of contributors is one observation with the variance of the noise; to publish it in
/// many tables adds nothing, for the noise is the same.
/// </summary>
public static class AveragingWatch
{
    /// <summary>Groups that are solved for together; beyond it only the cheap bound is tried.</summary>
    private const int MostGroups = 1_200;

    // What cannot be estimated at all has a variance without bound; this stands in its place.
    private const double Ridge = 1e-9;

    /// <param name="cells">The contributors of every released cell, as numbers of atoms; doubles count once.</param>
    /// <param name="sizes">Subjects per atom that the attacker does not know.</param>
    /// <param name="small">Groups of fewer unknown subjects, and of at least one, are watched.</param>
    public static Averaging Judge(IEnumerable<IReadOnlyList<int>> cells, IReadOnlyList<long> sizes, int small, NoiseParameters noise)
    {
        var observed = Distinct(cells);
        var groups = Groups(observed, sizes);
        int[] watched = [.. Enumerable.Range(0, groups.Count).Where(g => groups[g].Size > 0 && groups[g].Size < small)];
        if (watched.Length == 0) return new(AveragingVerdict.Safe, null);
        // Given all others for free, a group's variance is V over the number of cells with it: no estimate is better (Cramér and Rao).
        var (v, floor) = ((double)noise.Variance, (double)noise.AveragingFloor);
        var bound = watched.Min(g => v / groups[g].Cells.Count);
        if (bound >= floor) return new(AveragingVerdict.Safe, bound);
        if (groups.Count > MostGroups) return new(AveragingVerdict.TooLarge, bound);
        var variances = Variances(observed.Count, groups, v);
        var least = watched.Min(g => variances[g]);
        return new(least >= floor ? AveragingVerdict.Safe : AveragingVerdict.BelowFloor, least);
    }

    private static List<int[]> Distinct(IEnumerable<IReadOnlyList<int>> cells)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        return [.. cells.Where(c => c.Count > 0).Select(c => c.Order().ToArray()).Where(c => known.Add(string.Join(',', c)))];
    }

    /// <summary>Atoms that are in the same cells are one unknown.</summary>
    private static List<Group> Groups(List<int[]> observed, IReadOnlyList<long> sizes)
    {
        var cellsOf = new List<int>[sizes.Count];
        for (var a = 0; a < cellsOf.Length; a++) cellsOf[a] = [];
        for (var c = 0; c < observed.Count; c++)
            foreach (var atom in observed[c]) cellsOf[atom].Add(c);
        return [.. Enumerable.Range(0, sizes.Count).Where(a => cellsOf[a].Count > 0).GroupBy(a => string.Join(',', cellsOf[a]))
            .Select(g => new Group(g.Sum(a => sizes[a]), cellsOf[g.First()]))];
    }

    private static double[] Variances(int cellCount, List<Group> groups, double variance)
    {
        var members = new List<int>[cellCount];
        for (var c = 0; c < cellCount; c++) members[c] = [];
        for (var g = 0; g < groups.Count; g++)
            foreach (var c in groups[g].Cells) members[c].Add(g);
        var information = new double[groups.Count, groups.Count];
        foreach (var cell in members)
            foreach (var g in cell)
                foreach (var h in cell) information[g, h] += 1 / variance;
        for (var g = 0; g < groups.Count; g++) information[g, g] += Ridge;
        return PositiveMatrix.DiagonalOfInverse(information);
    }

    private sealed record Group(long Size, List<int> Cells);
}
