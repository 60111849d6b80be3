namespace Linkage.Domain.Protection.Auditing;

/// <summary>
/// Which suppressed cells of one class an attacker can derive exactly by adding and subtracting published ones. First rows are peeled off
/// that stand alone in a published cell; what is left is eliminated, small cells first.
/// </summary>
internal sealed class SpanTest
{
    private readonly Knowledge _knowledge;

    // Worked out when it is asked for the first time: intervals need the knowledge alone.
    private readonly Lazy<(IReadOnlyList<ShownCell> Published, bool[] IsPeeled, Span Span)> _done;

    public SpanTest(Knowledge knowledge, PrimePair primes) =>
        (_knowledge, Primes, _done) = (knowledge, primes, new(() => Eliminated(knowledge, primes)));

    /// <summary>Published cells of the class, one per distinct column.</summary>
    public IReadOnlyList<ShownCell> Published => _done.Value.Published;

    public Knowledge Knowledge => _knowledge;

    /// <summary>Those of the audit.</summary>
    public PrimePair Primes { get; }

    public bool CanDerive(ShownCell cell) =>
        _knowledge.IsPublished(cell) || _done.Value.Span.Combination(Remaining(_knowledge.RowsOf(cell))) is not null;

    /// <summary>What is left of rows when published cells are taken away, its first entry one; empty for what can be derived.</summary>
    public KeyValuePair<int, Remainders>[] Remainder(int[] rows) => _done.Value.Span.Remainder(Remaining(rows));

    /// <summary>A mark that two remainders share when they are the same.</summary>
    public static string Mark(KeyValuePair<int, Remainders>[] remainder) =>
        string.Join(' ', remainder.Select(e => $"{e.Key}:{e.Value.First:x}:{e.Value.Second:x}"));

    private int[] Remaining(int[] rows) => Remaining(rows, _done.Value.IsPeeled);

    private static int[] Remaining(int[] rows, bool[] isPeeled) => Array.FindAll(rows, r => !isPeeled[r]);

    private static (IReadOnlyList<ShownCell> Published, bool[] IsPeeled, Span Span) Eliminated(Knowledge knowledge, PrimePair primes)
    {
        ShownCell[] published = [.. knowledge.Cells.Where(knowledge.IsPublished).DistinctBy(c => new RowSet(knowledge.RowsOf(c)))];
        var columns = published.Select(knowledge.RowsOf).ToList();
        var isPeeled = Peel(columns, knowledge.RowCount);
        var core = columns.Select(c => Remaining(c, isPeeled)).Where(c => c.Length > 0).OrderBy(c => c.Length).ToList();
        var degree = new int[knowledge.RowCount];
        foreach (var column in core)
            foreach (var row in column) degree[row]++;
        var span = new Span(primes, knowledge.RowCount, degree);
        foreach (var column in core) span.Add(column);
        return (published, isPeeled, span);
    }

    private static bool[] Peel(List<int[]> columns, int rowCount)
    {
        var isPeeled = new bool[rowCount];
        var left = columns.Select(c => c.Length).ToArray();
        var holding = new List<int>?[rowCount];
        for (var c = 0; c < columns.Count; c++)
            foreach (var row in columns[c]) (holding[row] ??= []).Add(c);
        var due = new Queue<int>(Enumerable.Range(0, columns.Count).Where(c => left[c] == 1));
        while (due.TryDequeue(out var column))
        {
            if (left[column] != 1) continue;
            var row = Array.Find(columns[column], r => !isPeeled[r]);
            isPeeled[row] = true;
            foreach (var other in holding[row]!)
                if (--left[other] == 1) due.Enqueue(other);
        }

        return isPeeled;
    }
}
