using System.Numerics;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Draws against the distribution that they should have.</summary>
internal static class Distribution
{
    /// <summary>
    /// Chi-square over the values that are expected twenty times or more, the tails together, at 0.001 (Wilson and Hilferty).
    /// </summary>
    public static void Fits(int draws, Func<BigInteger> draw, Func<int, double> probability)
    {
        var seen = new Dictionary<int, int>();
        for (var i = 0; i < draws; i++)
        {
            var x = (int)draw();
            seen[x] = seen.GetValueOrDefault(x) + 1;
        }

        int[] values = [.. Enumerable.Range(-100, 201).Where(x => probability(x) * draws >= 20)];
        var tail = draws * (1 - values.Sum(probability));
        var statistic = values.Sum(x => Math.Pow(seen.GetValueOrDefault(x) - draws * probability(x), 2) / (draws * probability(x)));
        var inTail = draws - values.Sum(x => seen.GetValueOrDefault(x));
        if (tail >= 5) statistic += Math.Pow(inTail - tail, 2) / tail;
        var k = values.Length;
        var limit = k * Math.Pow(1 - 2.0 / (9 * k) + 3.09 * Math.Sqrt(2.0 / (9 * k)), 3);
        Assert.True(statistic < limit, $"χ² {statistic} with {k} degrees of freedom");
    }
}
