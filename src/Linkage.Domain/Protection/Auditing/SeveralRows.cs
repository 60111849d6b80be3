namespace Linkage.Domain.Protection.Auditing;

/// <summary>Contributors who stand alone in several rows and put all of them to use at once.</summary>
internal sealed class SeveralRows
{
    private readonly List<(int[] Rows, RemainderSpan Span)> _knowers = [];
    private readonly Dictionary<int, List<int>> _knowersAt = [];

    /// <param name="sets">Rows of each contributor.</param>
    /// <param name="alone">All rows with a single contributor.</param>
    public SeveralRows(SpanTest test, IEnumerable<int[]> sets, IReadOnlyList<int> alone)
    {
        foreach (var set in sets)
        {
            var span = new RemainderSpan(test.Primes);
            foreach (var row in set) span.Add(test.Remainder([row]));
            foreach (var row in span.Rows)
            {
                if (!_knowersAt.TryGetValue(row, out var there)) _knowersAt.Add(row, there = []);
                there.Add(_knowers.Count);
            }

            _knowers.Add((set, span));
        }

        if (_knowers.Count > 0) Exposed = alone.Count(row => Able([row], test.Remainder([row])).Any());
    }

    /// <summary>Rows of single contributors that another one derives.</summary>
    public int Exposed { get; }

    /// <summary>Who derives what a remainder is left of, and is not all that is in it.</summary>
    public IEnumerable<RowSet> Able(int[] rows, KeyValuePair<int, Remainders>[] left) =>
        left.Length == 0 || !_knowersAt.TryGetValue(left[0].Key, out var there)
            ? []
            : there.Where(k => _knowers[k].Span.Contains(left) && rows.Except(_knowers[k].Rows).Any())
                .Select(k => new RowSet(_knowers[k].Rows));
}
