namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// The span of the columns published so far, as pivots of a sparse Gauss elimination, with all primaries reduced by it (Langsrud 2024,
/// section 3). Which row a pivot takes changes the work and never the outcome: whether a column lies in a span has one answer.
/// </summary>
internal sealed class Elimination(int rowCount, int[] rowPreference)
{
    private readonly PrimeField _first = PrimeField.Random(), _second = PrimeField.Random();
    private readonly ulong[] _firstOf = new ulong[rowCount], _secondOf = new ulong[rowCount];
    private readonly bool[] _isTouched = new bool[rowCount];
    private readonly List<int> _touched = [];
    private readonly int[] _pivotOf = Filled(rowCount);
    private readonly List<Entry[]> _pivots = [];
    private readonly PriorityQueue<int, int> _due = new();
    private readonly List<Entry[]> _primaries = [];
    private readonly HashSet<int>?[] _primariesAt = new HashSet<int>?[rowCount];

    /// <summary>Adds a column that must stay outside the span. An empty one cannot be protected and is left out.</summary>
    public void Protect(int[] rows)
    {
        if (rows.Length == 0) return;
        _primaries.Add([.. rows.Select(r => new Entry(r, _first.One, _second.One))]);
        foreach (var row in rows) (_primariesAt[row] ??= []).Add(_primaries.Count - 1);
    }

    /// <summary>Publishes a column unless a primary would then lie in the span of what is published.</summary>
    /// <returns>False when it must be suppressed.</returns>
    public bool TryPublish(int[] rows)
    {
        var reduced = Reduce(rows);
        if (reduced.Length == 0) return true;
        var best = reduced[0];
        var fewest = int.MaxValue;
        foreach (var entry in reduced)
        {
            var holding = _primariesAt[entry.Row]?.Count ?? 0;
            if (holding > fewest || holding == fewest && rowPreference[entry.Row] <= rowPreference[best.Row]) continue;
            (best, fewest) = (entry, holding);
        }

        if (fewest > 0 && _primariesAt[best.Row]!.Any(p => IsProportional(_primaries[p], reduced))) return false;
        Pivot(reduced, best);
        return true;
    }

    private Entry[] Reduce(int[] rows)
    {
        foreach (var row in rows) Touch(row, _first.One, _second.One);
        while (_due.TryDequeue(out var row, out var pivot)) Subtract(_pivots[pivot], row);
        _touched.Sort();
        var reduced = new List<Entry>();
        foreach (var row in _touched)
        {
            if (_firstOf[row] != 0 || _secondOf[row] != 0) reduced.Add(new Entry(row, _firstOf[row], _secondOf[row]));
            (_firstOf[row], _secondOf[row], _isTouched[row]) = (0, 0, false);
        }

        _touched.Clear();
        return [.. reduced];
    }

    /// <summary>Takes the pivot out of the column in scratch so often that the pivot's row becomes zero.</summary>
    private void Subtract(Entry[] pivot, int pivotRow)
    {
        var (a, b) = (_first.Negate(_firstOf[pivotRow]), _second.Negate(_secondOf[pivotRow]));
        if (a == 0 && b == 0) return;
        foreach (var entry in pivot) Touch(entry.Row, _first.Multiply(a, entry.First), _second.Multiply(b, entry.Second));
    }

    private void Touch(int row, ulong first, ulong second)
    {
        _firstOf[row] = _first.Add(_firstOf[row], first);
        _secondOf[row] = _second.Add(_secondOf[row], second);
        if (_isTouched[row]) return;
        _isTouched[row] = true;
        _touched.Add(row);
        // Pivots are due in the order in which they were made: a pivot holds rows of later pivots only.
        if (_pivotOf[row] >= 0) _due.Enqueue(row, _pivotOf[row]);
    }

    private void Pivot(Entry[] reduced, Entry at)
    {
        var (a, b) = (_first.Invert(at.First), _second.Invert(at.Second));
        var pivot = Array.ConvertAll(reduced, e => new Entry(e.Row, _first.Multiply(a, e.First), _second.Multiply(b, e.Second)));
        _pivotOf[at.Row] = _pivots.Count;
        _pivots.Add(pivot);
        foreach (var primary in _primariesAt[at.Row]?.ToArray() ?? []) Update(primary);
    }

    private void Update(int primary)
    {
        foreach (var entry in _primaries[primary])
        {
            _primariesAt[entry.Row]!.Remove(primary);
            Touch(entry.Row, entry.First, entry.Second);
        }

        _primaries[primary] = Reduce([]);
        foreach (var entry in _primaries[primary]) (_primariesAt[entry.Row] ??= []).Add(primary);
    }

    private bool IsProportional(Entry[] a, Entry[] b)
    {
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
            if (a[i].Row != b[i].Row
                || _first.Multiply(a[i].First, b[0].First) != _first.Multiply(b[i].First, a[0].First)
                || _second.Multiply(a[i].Second, b[0].Second) != _second.Multiply(b[i].Second, a[0].Second)) return false;
        return true;
    }

    private static int[] Filled(int count)
    {
        var filled = new int[count];
        Array.Fill(filled, -1);
        return filled;
    }
}
