namespace Linkage.Bench.Ledger;

/// <summary>
/// The naive judgement: every cell of the last period with every cell of all periods before it, their subjects in ascending order, compared
/// one by one until too many differ. It sees differences of two cells and no other sums.
/// </summary>
internal sealed class PairsOfCells
{
    private readonly List<int[][]> _periods = [];

    public void Add(int[][] cells) => _periods.Add(cells);

    /// <returns>Pairs that differ by some subjects, and by fewer than <paramref name="frequency"/>.</returns>
    public int Find(int frequency) => _periods.SkipLast(1).Sum(period => period.Sum(earlier =>
        _periods[^1].Count(cell => Difference(cell, earlier, frequency) is > 0 and var subjects && subjects < frequency)));

    private static int Difference(int[] one, int[] other, int most)
    {
        var (i, j, differing) = (0, 0, 0);
        while (differing < most && (i < one.Length || j < other.Length))
        {
            if (i < one.Length && j < other.Length && one[i] == other[j]) (i, j) = (i + 1, j + 1);
            else
            {
                differing++;
                if (j == other.Length || i < one.Length && one[i] < other[j]) i++;
                else j++;
            }
        }

        return differing;
    }
}
