using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Regression;

/// <summary>The largest contributions to a sum, in descending order, and the sum of all.</summary>
internal sealed class ExtremeContributions
{
    private readonly double[] _largest = new double[PolicyFaults.MostContributions];
    private double _sum;

    public void Add(double contribution)
    {
        var size = Math.Abs(contribution);
        _sum += size;
        Insert(size);
    }

    public void Merge(ExtremeContributions other)
    {
        _sum += other._sum;
        foreach (var size in other._largest) Insert(size);
    }

    /// <summary>What is left without the largest and so many others, in percent of the largest; null when nothing contributes.</summary>
    public double? Remainder(int others)
    {
        if (_largest[0] == 0) return null;
        var rest = _sum;
        for (var i = 0; i <= others; i++) rest -= _largest[i];
        return 100 * Math.Max(0, rest) / _largest[0];
    }

    /// <summary>The part of the n largest, in percent.</summary>
    public double Share(int n) => _sum == 0 ? 0 : 100 * Math.Min(1, _largest.Take(n).Sum() / _sum);

    private void Insert(double size)
    {
        if (size <= _largest[^1]) return;
        var at = _largest.Length - 1;
        for (; at > 0 && _largest[at - 1] < size; at--) _largest[at] = _largest[at - 1];
        _largest[at] = size;
    }
}
