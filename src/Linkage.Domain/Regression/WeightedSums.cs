using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Regression;

/// <summary>
/// Concentration of weighted sums, by the measures of the primary rules (SDC Handbook 4.2.2): what hides the largest contribution from
/// a coalition, in percent of it, and the shares of the largest. Absolute contributions; the worst sum counts.
/// </summary>
/// <param name="count">Number of sums.</param>
/// <param name="coalition">How many contributors attack together.</param>
/// <param name="partners">Sets of partners that attack together, as bit masks.</param>
internal sealed class WeightedSums(int count, int coalition, IReadOnlyList<ulong> partners)
{
    private readonly Dictionary<ulong, ExtremeContributions[]> _byPartners = [];

    /// <summary>The sums, of those who are held by these partners.</summary>
    public ExtremeContributions[] HeldBy(ulong holders)
    {
        if (_byPartners.TryGetValue(holders, out var sums)) return sums;
        _byPartners.Add(holders, sums = [.. Enumerable.Range(0, count).Select(_ => new ExtremeContributions())]);
        return sums;
    }

    /// <summary>The least remainder over all sums and attackers, in percent of the largest contribution; null when there is none.</summary>
    public double? LeastRemainder() => Enumerable.Range(0, count).SelectMany(Remainders).Min();

    /// <summary>The largest share of the n largest contributions, in percent, for n = 1, 2, …</summary>
    public IReadOnlyList<double> LargestShares() =>
        [.. Enumerable.Range(1, PolicyFaults.MostContributions).Select(n => Enumerable.Range(0, count).Max(sum => Outside(sum, 0).Share(n)))];

    private IEnumerable<double?> Remainders(int sum)
    {
        yield return Outside(sum, 0).Remainder(coalition);
        // Partners take away what they hold; the others are hidden from them by one another.
        foreach (var attackers in partners) yield return Outside(sum, attackers).Remainder(0);
    }

    private ExtremeContributions Outside(int sum, ulong attackers)
    {
        var outside = new ExtremeContributions();
        foreach (var (_, sums) in _byPartners.Where(one => (one.Key & attackers) == 0).OrderBy(one => one.Key)) outside.Merge(sums[sum]);
        return outside;
    }
}
