using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// One attacker's view of the matrix: rows that he knows are gone, and no primary that is left may come into the span of what is
/// published. For the outsider, contributors who stand alone are watched besides (<see cref="Reveal"/>).
/// </summary>
internal sealed class Attack
{
    private readonly TwoPrimes _field = new();
    private readonly List<Column> _columns;
    private readonly Coordinates _coordinates;
    private readonly int[] _alone;
    private readonly List<Entry[]> _sums = [];
    private Elimination _elimination;

    /// <param name="alone">Rows that one contributor knows; they are protected like primaries.</param>
    /// <param name="zeros">Rows whose value is zero and must not be known to be.</param>
    public Attack(CubeSet cubes, IReadOnlyList<Column> columns, IReadOnlyCollection<int> known, int[] alone, IEnumerable<int> zeros)
    {
        _columns = [.. columns.Select(c => c.Without(known))];
        _alone = alone;
        _coordinates = new Coordinates(_field, cubes, _columns, alone, zeros.Where(z => !known.Contains(z)));
        _elimination = Start();
    }

    public bool IsEmpty => _columns.All(c => c.Rows.Length == 0);

    /// <summary>What is left of a column in this view.</summary>
    public Entry[] Reduce(int column) => _elimination.Reduce(Of(column));

    public bool IsSafe(Entry[] reduced) => _elimination.IsSafe(reduced);

    public void Publish(Entry[] reduced) => _elimination.Publish(reduced);

    /// <summary>
    /// Finds every primary that a contributor could derive from the outcome and its own row, and protects from now on the combination
    /// that would give it away: primary − α · row stays outside the span.
    /// </summary>
    /// <returns>True when there was one, so that suppression must be done again (<see cref="Restart"/>).</returns>
    public bool Reveal()
    {
        var before = _sums.Count;
        var reduced = new Dictionary<int, List<(Entry[] Original, Entry[] Reduced, int Own)>>();
        foreach (var target in Targets())
        {
            var left = _elimination.Reduce(target.Column);
            if (left.Length == 0) continue;
            if (!reduced.TryGetValue(left[0].Row, out var there)) reduced.Add(left[0].Row, there = []);
            there.Add((target.Column, left, target.Own));
        }

        foreach (var row in _alone)
        {
            var own = _coordinates.OfRow(row);
            var left = _elimination.Reduce(own);
            if (left.Length == 0 || !reduced.TryGetValue(left[0].Row, out var there)) continue;
            foreach (var target in there.Where(t => t.Own != row && IsProportional(t.Reduced, left)))
                _sums.Add(Difference(target.Original, own, _field.Divide(target.Reduced[0].Value, left[0].Value)));
        }

        return _sums.Count > before;
    }

    /// <summary>Forgets what was published, and keeps what was found to need protection.</summary>
    public void Restart() => _elimination = Start();

    private Elimination Start()
    {
        var elimination = new Elimination(_field, _coordinates.Count, _coordinates.IsZero);
        foreach (var target in Targets()) elimination.Protect(target.Column);
        foreach (var sum in _sums) elimination.Protect(sum);
        return elimination;
    }

    /// <summary>Primaries, and the rows of contributors who stand alone, each with the row that it is itself, or −1.</summary>
    private IEnumerable<(Entry[] Column, int Own)> Targets()
    {
        for (var c = 0; c < _columns.Count; c++)
            if (_columns[c].IsPrimary && _columns[c].Rows.Length > 0) yield return (Of(c), _columns[c].Rows.Length == 1 ? _columns[c].Rows[0] : -1);
        foreach (var row in _alone) yield return (_coordinates.OfRow(row), row);
    }

    private Entry[] Of(int column) => _columns[column].Rows.Length == 0 ? [] : _coordinates.Of(column);

    private Entry[] Difference(Entry[] a, Entry[] b, Residues factor)
    {
        var sum = new SortedDictionary<int, Residues>(a.ToDictionary(e => e.Row, e => e.Value));
        foreach (var entry in b)
            sum[entry.Row] = _field.Add(sum.GetValueOrDefault(entry.Row), _field.Negate(_field.Multiply(factor, entry.Value)));
        return [.. sum.Where(s => !s.Value.IsZero).Select(s => new Entry(s.Key, s.Value))];
    }

    private bool IsProportional(Entry[] a, Entry[] b)
    {
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
            if (a[i].Row != b[i].Row || _field.Multiply(a[i].Value, b[0].Value) != _field.Multiply(b[i].Value, a[0].Value)) return false;
        return true;
    }
}
