namespace Linkage.Domain.Matching;

/// <summary>
/// The frontier of one shortest-path search over right records (Dijkstra 1959); cleared in constant time for the next one.
/// </summary>
internal sealed class AugmentingSearch(int rights)
{
    private readonly long[] _distance = new long[rights];
    private readonly int[] _pair = new int[rights];
    private readonly int[] _seenIn = new int[rights];
    private readonly bool[] _isSettled = new bool[rights];
    private readonly PriorityQueue<int, (long Distance, int Right)> _frontier = new();
    private readonly List<int> _settled = [];
    private int _search;

    /// <summary>Right records whose distance is final.</summary>
    public IReadOnlyList<int> Settled => _settled;

    public long Distance(int right) => _distance[right];

    /// <summary>The pair over which the shortest path reaches a right record.</summary>
    public int Pair(int right) => _pair[right];

    public void Start()
    {
        _search++;
        _frontier.Clear();
        _settled.Clear();
    }

    public void Offer(int right, long distance, int pair)
    {
        if (_seenIn[right] == _search && (_isSettled[right] || _distance[right] <= distance)) return;
        (_seenIn[right], _isSettled[right], _distance[right], _pair[right]) = (_search, false, distance, pair);
        _frontier.Enqueue(right, (distance, right));
    }

    /// <summary>Settles the nearest right record that is no farther than the limit.</summary>
    public bool TryNearest(long limit, out int right, out long distance)
    {
        while (_frontier.TryDequeue(out right, out var priority))
        {
            distance = priority.Distance;
            if (_isSettled[right]) continue;
            if (distance > limit) return false;
            _isSettled[right] = true;
            _settled.Add(right);
            return true;
        }

        distance = limit;
        return false;
    }
}
