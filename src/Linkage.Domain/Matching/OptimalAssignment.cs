namespace Linkage.Domain.Matching;

/// <summary>
/// The one-to-one links with the highest sum of scores: shortest augmenting paths with potentials on the sparse graph of pairs
/// (Kuhn 1955; Jonker and Volgenant 1987), where leaving a record alone costs nothing. Scores count in units of 10⁻⁹, so that
/// sums are exact and the answer repeats. A path never leaves its connected component.
/// </summary>
internal sealed class OptimalAssignment
{
    private const double Units = 1e9;
    private const int None = -1;
    private readonly IReadOnlyList<ScoredPair> _pairs;
    private readonly int[] _rightOf;
    private readonly long[] _weights;
    private readonly int[] _firstPair;
    private readonly int[] _pairOfLeft;
    private readonly int[] _pairOfRight;
    private readonly int[] _leftOfPair;
    private readonly long[] _leftPotential;
    private readonly long[] _rightPotential;

    private OptimalAssignment(IReadOnlyList<ScoredPair> pairs)
    {
        _pairs = [.. pairs.OrderBy(pair => pair.Left).ThenBy(pair => pair.Right)];
        var rights = _pairs.Select(pair => pair.Right).Distinct().Order().ToArray();
        var lefts = _pairs.Select(pair => pair.Left).Distinct().ToArray();
        _rightOf = [.. _pairs.Select(pair => Array.BinarySearch(rights, pair.Right))];
        _leftOfPair = [.. _pairs.Select(pair => Array.BinarySearch(lefts, pair.Left))];
        _weights = [.. _pairs.Select(pair => (long)Math.Round(pair.Score * Units))];
        _firstPair = new int[lefts.Length + 1];
        foreach (var left in _leftOfPair) _firstPair[left + 1]++;
        for (var left = 0; left < lefts.Length; left++) _firstPair[left + 1] += _firstPair[left];
        _pairOfLeft = Filled(lefts.Length, None);
        _pairOfRight = Filled(rights.Length, None);
        _leftPotential = new long[lefts.Length];
        _rightPotential = new long[rights.Length];
    }

    public static List<ScoredPair> Of(IReadOnlyList<ScoredPair> pairs, IProgress<Progress>? progress, CancellationToken cancel) =>
        new OptimalAssignment(pairs).Solve(progress, cancel);

    private List<ScoredPair> Solve(IProgress<Progress>? progress, CancellationToken cancel)
    {
        var search = new AugmentingSearch(_rightPotential.Length);
        for (var left = 0; left < _leftPotential.Length; left++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var pair = _firstPair[left]; pair < _firstPair[left + 1]; pair++)
                _leftPotential[left] = Math.Max(_leftPotential[left], _weights[pair] - _rightPotential[_rightOf[pair]]);
            Augment(left, search);
            if ((left & 0xFFF) == 0) progress?.Report(new("assign", left, _leftPotential.Length));
        }

        return [.. _pairOfRight.Where(pair => pair != None).Select(pair => _pairs[pair])];
    }

    /// <summary>
    /// Grows shortest paths from a left record until a free right one, or a left one that is best left alone, is nearer than all
    /// else. The slack of a pair is left + right potential − weight, never negative; being alone has the left potential as slack.
    /// </summary>
    private void Augment(int root, AugmentingSearch search)
    {
        search.Start();
        var (left, distance, entered) = (root, 0L, None);
        var (bestAlone, aloneLeft, aloneEntered) = (long.MaxValue, None, None);
        while (true)
        {
            var alone = distance + _leftPotential[left];
            if (alone < bestAlone) (bestAlone, aloneLeft, aloneEntered) = (alone, left, entered);
            for (var pair = _firstPair[left]; pair < _firstPair[left + 1]; pair++)
                search.Offer(_rightOf[pair], alone + _rightPotential[_rightOf[pair]] - _weights[pair], pair);
            if (!search.TryNearest(bestAlone, out var right, out distance))
            {
                Shift(root, search, bestAlone);
                if (aloneLeft == root) return;
                _pairOfLeft[aloneLeft] = None;
                Flip(aloneEntered, search, root);
                return;
            }

            if (_pairOfRight[right] == None)
            {
                Shift(root, search, distance);
                Flip(right, search, root);
                return;
            }

            (left, entered) = (_leftOfPair[_pairOfRight[right]], right);
        }
    }

    /// <summary>Keeps every slack from falling below zero and makes the slacks along the path zero.</summary>
    private void Shift(int root, AugmentingSearch search, long length)
    {
        _leftPotential[root] -= length;
        foreach (var right in search.Settled)
        {
            var shift = length - search.Distance(right);
            if (shift <= 0) continue;
            _rightPotential[right] += shift;
            if (_pairOfRight[right] != None) _leftPotential[_leftOfPair[_pairOfRight[right]]] -= shift;
        }
    }

    /// <summary>Hands the right records along the path on to the left records that found them.</summary>
    private void Flip(int right, AugmentingSearch search, int root)
    {
        while (true)
        {
            var pair = search.Pair(right);
            var left = _leftOfPair[pair];
            var released = _pairOfLeft[left];
            (_pairOfLeft[left], _pairOfRight[right]) = (pair, pair);
            if (left == root) return;
            right = _rightOf[released];
        }
    }

    private static int[] Filled(int length, int value)
    {
        var filled = new int[length];
        Array.Fill(filled, value);
        return filled;
    }
}
