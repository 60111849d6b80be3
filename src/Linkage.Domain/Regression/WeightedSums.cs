using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Regression;

/// <summary>
/// Concentration of weighted sums, by the measures of the primary rules (SDC Handbook 4.2.2): what hides the largest contribution from
/// a coalition, in percent of it, and the shares of the largest. Absolute contributions; the worst sum counts.
/// </summary>
internal sealed class WeightedSums
{
    private readonly Dictionary<ulong, Extremes>[] _sums;
    private readonly int _coalition;
    private readonly IReadOnlyList<ulong> _partners;

    /// <param name="coalition">How many contributors attack together.</param>
    /// <param name="partners">Sets of partners that attack together, as bit masks.</param>
    public WeightedSums(int count, int coalition, IReadOnlyList<ulong> partners) =>
        (_sums, _coalition, _partners) = ([.. Enumerable.Range(0, count).Select(_ => new Dictionary<ulong, Extremes>())], coalition, partners);

    public void Add(int sum, double contribution, ulong partners)
    {
        if (!_sums[sum].TryGetValue(partners, out var extremes)) _sums[sum].Add(partners, extremes = new Extremes());
        extremes.Add(Math.Abs(contribution));
    }

    /// <summary>The least remainder over all sums and attackers, in percent of the largest contribution; null when nothing contributes.</summary>
    public double? LeastRemainder() => _sums.SelectMany(Remainders).Min();

    /// <summary>The largest share of the n largest contributions, in percent, for n = 1, 2, …</summary>
    public IReadOnlyList<double> LargestShares() =>
        [.. Enumerable.Range(1, PolicyFaults.MostContributions).Select(n => _sums.Max(byPartners => Share(All(byPartners), n)))];

    private IEnumerable<double?> Remainders(Dictionary<ulong, Extremes> byPartners)
    {
        yield return Remainder(All(byPartners), _coalition);
        // Partners take away what they hold; the others are hidden from them by one another.
        foreach (var coalition in _partners) yield return Remainder(Extremes.Of(byPartners.Where(one => (one.Key & coalition) == 0)), 0);
    }

    private static Extremes All(Dictionary<ulong, Extremes> byPartners) => Extremes.Of(byPartners);

    private static double? Remainder(Extremes of, int others) =>
        of.Largest[0] == 0 ? null : 100 * Math.Max(0, of.Sum - of.Largest.Take(others + 1).Sum()) / of.Largest[0];

    private static double Share(Extremes of, int n) => of.Sum == 0 ? 0 : 100 * Math.Min(1, of.Largest.Take(n).Sum() / of.Sum);

    private sealed class Extremes
    {
        public double[] Largest { get; } = new double[PolicyFaults.MostContributions];

        public double Sum { get; private set; }

        public static Extremes Of(IEnumerable<KeyValuePair<ulong, Extremes>> parts)
        {
            var all = new Extremes();
            foreach (var (_, part) in parts.OrderBy(part => part.Key))
            {
                all.Sum += part.Sum;
                foreach (var size in part.Largest) all.Insert(size);
            }

            return all;
        }

        public void Add(double size)
        {
            Sum += size;
            Insert(size);
        }

        private void Insert(double size)
        {
            if (size <= Largest[^1]) return;
            var at = Largest.Length - 1;
            for (; at > 0 && Largest[at - 1] < size; at--) Largest[at] = Largest[at - 1];
            Largest[at] = size;
        }
    }
}
