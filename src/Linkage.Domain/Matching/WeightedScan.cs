using Linkage.Domain.Encodings;

namespace Linkage.Domain.Matching;

/// <summary>
/// One pair after the other, by weighted bits; pairs whose weights alone keep them below the threshold are not looked at.
/// </summary>
internal sealed class WeightedScan : CandidateScan
{
    private readonly EncodingSet _candidates;
    private readonly int[] _members;
    private readonly int[] _sums;
    private readonly BitWeights _weights;
    private readonly double _threshold;

    public WeightedScan(EncodingSet candidates, int[] members, BitWeights weights, double threshold)
    {
        (_candidates, _weights, _threshold) = (candidates, weights, threshold);
        _members = [.. members];
        _sums = [.. members.Select(member => weights.Sum(candidates[member]))];
        Array.Sort(_sums, _members);
    }

    public override void Find(
        EncodingSet probes, ReadOnlySpan<int> members, Func<int, MatchThreshold> thresholdOf, PairList found, CancellationToken cancel)
    {
        foreach (var probe in members)
        {
            cancel.ThrowIfCancellationRequested();
            var sum = _weights.Sum(probes[probe]);
            // The most that two can score is the lesser weight over the greater one.
            for (var at = FirstAtLeast(_threshold * sum); at < _sums.Length && _threshold * _sums[at] <= sum; at++)
            {
                var score = BitWeights.Score(_weights.Common(probes[probe], _candidates[_members[at]]), sum + _sums[at]);
                if (score >= _threshold) found.Add(new(probe, _members[at], score));
            }

            if (found.IsFull) return;
        }
    }

    private int FirstAtLeast(double least)
    {
        var (low, high) = (0, _sums.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sums[middle] < least) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
