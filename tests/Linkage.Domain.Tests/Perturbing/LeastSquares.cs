namespace Linkage.Domain.Tests.Perturbing;

/// <summary>
/// An attacker of our own who knows who is in which released cell, and estimates one group: ordinary least squares on the normal
/// equations by elimination with pivots, written apart from the watch that it checks.
/// </summary>
internal static class LeastSquares
{
    /// <param name="cells">The groups of every distinct released set.</param>
    /// <returns>Weights of the cells in the estimate of group 0; null when it cannot be estimated without bias.</returns>
    public static double[]? WeightsOfFirst(IReadOnlyList<int[]> cells, int groups)
    {
        // A'A w = e for the first group, then the weights of the cells are A w.
        var rows = Enumerable.Range(0, groups).Select(i => Enumerable.Range(0, groups)
            .Select(j => (double)cells.Count(cell => cell.Contains(i) && cell.Contains(j))).Append(i == 0 ? 1 : 0).ToArray()).ToArray();
        var pivots = new List<(int Row, int Column)>();
        for (var column = 0; column < groups; column++)
        {
            var row = Enumerable.Range(0, groups).Where(r => pivots.TrueForAll(p => p.Row != r)).MaxBy(r => Math.Abs(rows[r][column]));
            if (pivots.Count == groups || Math.Abs(rows[row][column]) < 1e-9) continue;
            foreach (var other in Enumerable.Range(0, groups).Where(r => r != row))
            {
                var factor = rows[other][column] / rows[row][column];
                for (var c = 0; c <= groups; c++) rows[other][c] -= factor * rows[row][c];
            }

            pivots.Add((row, column));
        }

        var solution = new double[groups];
        foreach (var (row, column) in pivots) solution[column] = rows[row][groups] / rows[row][column];
        double[] weights = [.. cells.Select(cell => cell.Sum(group => solution[group]))];
        var isUnbiased = Enumerable.Range(0, groups).All(group => Math.Abs(Held(group) - (group == 0 ? 1 : 0)) < 1e-6);
        return isUnbiased ? weights : null;

        double Held(int group) => Enumerable.Range(0, cells.Count).Where(at => cells[at].Contains(group)).Sum(at => weights[at]);
    }
}
