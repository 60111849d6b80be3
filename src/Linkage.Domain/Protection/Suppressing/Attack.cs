using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// One attacker's view of the matrix: rows that he knows are gone, and no primary that is left may come into the span of what is
/// published. For the outsider, contributors who stand alone are watched besides (<see cref="Reveal"/>).
/// </summary>
internal sealed class Attack
{
    private readonly TwoPrimes _field = new();
    private readonly IReadOnlyList<Column> _whole;
    private readonly List<Column> _columns;
    private readonly Coordinates _coordinates;
    private readonly IReadOnlyList<int[]> _knowers;
    private readonly int[] _alone;
    private readonly IReadOnlyList<RowPeople> _fewest;
    private readonly List<(Entry[] Column, bool IsForHeld)> _sums = [];
    private Elimination _elimination;

    /// <param name="knowers">Per contributor the rows in which it stands alone; they are protected like primaries.</param>
    /// <param name="zeros">Rows whose value is zero and must not be known to be.</param>
    /// <param name="fewest">Of whom a sum may not tell too few, as far as he does not know them.</param>
    public Attack(
        CubeSet cubes, IReadOnlyList<Column> columns, IReadOnlyCollection<int> known, IReadOnlyList<int[]> knowers, IEnumerable<int> zeros,
        IReadOnlyList<RowPeople> fewest)
    {
        _fewest = fewest;
        _whole = columns;
        _columns = [.. columns.Select(c => c.Without(known))];
        _knowers = knowers;
        _alone = [.. knowers.SelectMany(k => k).Distinct().Order()];
        _coordinates = new Coordinates(_field, cubes, _columns, _alone, zeros.Where(z => !known.Contains(z)));
        _elimination = Start();
    }

    public bool IsEmpty => _columns.All(c => c.Rows.Length == 0);

    /// <summary>What is left of a column in this view.</summary>
    public Entry[] Reduce(int column) => _elimination.Reduce(Of(column));

    public bool IsSafe(Entry[] reduced) => _elimination.IsSafe(reduced);

    public void Publish(Entry[] reduced) => _elimination.Publish(reduced);

    /// <summary>
    /// Finds every primary that a contributor could derive from the outcome and its own rows, and protects from now on the combination
    /// that would give it away: primary − Σ α · row stays outside the span.
    /// </summary>
    /// <returns>True when there was one, so that suppression must be done again (<see cref="Restart"/>).</returns>
    public bool Reveal()
    {
        if (_knowers.Count == 0) return false;
        var before = _sums.Count;
        var reduced = new Dictionary<int, List<(Entry[] Original, Entry[] Reduced, int[] Rows, bool IsHeld)>>();
        foreach (var (column, rows, isHeld) in Targets())
        {
            var left = _elimination.Reduce(column);
            if (left.Length == 0) continue;
            if (!reduced.TryGetValue(left[0].Row, out var there)) reduced.Add(left[0].Row, there = []);
            there.Add((column, left, rows, isHeld));
        }

        var own = _alone.ToDictionary(row => row, row => _elimination.Reduce(_coordinates.OfRow(row)));
        foreach (var knower in _knowers)
        {
            var span = new KnownSpan(_field);
            foreach (var row in knower) span.Add(row, own[row]);
            foreach (var at in span.Rows)
            {
                if (!reduced.TryGetValue(at, out var there)) continue;
                foreach (var target in there.Where(t => t.Rows.Length > knower.Length || t.Rows.Except(knower).Any()))
                    if (span.Combination(target.Reduced) is { } factors)
                        _sums.Add((
                            factors.Aggregate(target.Original, (left, own) => _field.Less(left, _coordinates.OfRow(own.Row), own.Value)),
                            target.IsHeld));
            }
        }

        return _sums.Count > before;
    }

    /// <summary>Keeps from now on the difference of two columns outside the span.</summary>
    public void Guard(int larger, int smaller) => _sums.Add((_field.Less(Of(larger), Of(smaller), _field.One), false));

    /// <summary>Keeps from now on every sum outside the span that speaks of a few alone.</summary>
    /// <param name="isPublished">By number of the column.</param>
    /// <returns>True when there was one.</returns>
    public bool GuardSums(Predicate<int> isPublished, long least)
    {
        var before = _sums.Count;
        foreach (var few in _fewest)
            _sums.AddRange(new SmallSums(_field, _columns, few, least).Of(isPublished).Select(terms => (Sum(terms), false)));
        return _sums.Count > before;

        // The sum but for its sign, which makes no difference to what must not be derived.
        Entry[] Sum(IReadOnlyList<(int Column, Residues Factor)> terms) =>
            terms.Aggregate(Array.Empty<Entry>(), (sum, term) => _field.Less(sum, Of(term.Column), term.Factor));
    }

    /// <summary>Forgets what was published, and keeps what was found to need protection.</summary>
    public void Restart() => _elimination = Start();

    /// <summary>Combinations found to need protection that do not follow from what is published.</summary>
    public int OpenSums => _sums.Count(s => _elimination.Reduce(s.Column).Length > 0);

    /// <summary>The same where nothing is held back any more: what was found to give away only what was held needs no protection.</summary>
    public void Release()
    {
        _sums.RemoveAll(s => s.IsForHeld);
        Restart();
    }

    private Elimination Start()
    {
        var elimination = new Elimination(_field, _coordinates.Count, _coordinates.IsZero);
        foreach (var (column, _, _) in Targets()) elimination.Protect(column);
        foreach (var (sum, _) in _sums) elimination.Protect(sum);
        return elimination;
    }

    /// <summary>What nobody may derive, and the rows of contributors who stand alone, with the rows of each.</summary>
    private IEnumerable<(Entry[] Column, int[] Rows, bool IsHeld)> Targets()
    {
        for (var c = 0; c < _columns.Count; c++)
            if (_whole[c].IsSecret && _columns[c].Rows.Length > 0)
                yield return (Of(c), _columns[c].Rows, _whole[c] is { IsPrimary: false, IsHidden: false });
        foreach (var row in _alone) yield return (_coordinates.OfRow(row), [row], false);
    }

    private Entry[] Of(int column) => _columns[column].Rows.Length == 0 ? [] : _coordinates.Of(column);
}
