namespace Linkage.Domain.Protection.Auditing;

/// <summary>The span of a few remainders (<see cref="SpanTest.Remainder"/>): what somebody derives who knows these rows besides.</summary>
internal sealed class RemainderSpan(PrimePair primes)
{
    private readonly List<(int Row, Dictionary<int, Remainders> Entries)> _pivots = [];

    /// <summary>Rows that any of them has an entry in.</summary>
    public HashSet<int> Rows { get; } = [];

    public void Add(KeyValuePair<int, Remainders>[] remainder)
    {
        Rows.UnionWith(remainder.Select(e => e.Key));
        var left = Reduce(remainder);
        if (left.Count == 0) return;
        var row = left.Keys.Min();
        var scale = primes.Invert(left[row]);
        _pivots.Add((row, left.ToDictionary(e => e.Key, e => primes.Multiply(scale, e.Value))));
    }

    public bool Contains(KeyValuePair<int, Remainders>[] remainder) =>
        Array.TrueForAll(remainder, e => Rows.Contains(e.Key)) && Reduce(remainder).Count == 0;

    private Dictionary<int, Remainders> Reduce(KeyValuePair<int, Remainders>[] remainder)
    {
        var left = remainder.ToDictionary(e => e.Key, e => e.Value);
        foreach (var (row, entries) in _pivots)
        {
            if (!left.TryGetValue(row, out var value)) continue;
            foreach (var (at, entry) in entries)
            {
                var sum = primes.Add(left.GetValueOrDefault(at), primes.Negate(primes.Multiply(value, entry)));
                if (sum.IsZero) left.Remove(at);
                else left[at] = sum;
            }
        }

        return left;
    }
}
