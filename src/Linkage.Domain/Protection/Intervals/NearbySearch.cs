using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Looks for whole tables near the true one, which differ from it in a few cells and give a target what it needs: most ask for one more
/// and one less, or for leaving the small counts.
/// </summary>
internal sealed class NearbySearch
{
    private const int MostDives = 40, MostChanges = 150, MostParts = 144, MuchRoom = 3, SomeRoom = 2;

    // Entries: a minute for a component of thousands of rows in which everything hangs together; most take thousandths of a second.
    private const long MostWork = 60_000_000_000;

    private readonly Component _component;
    private readonly CancellationToken _stop;
    private readonly ProgramEntries _entries;
    private readonly WholeChanges _changes;
    private readonly NearestChange _nearest;
    private Dictionary<int, int>? _groupOf;

    /// <param name="component">One with a witness.</param>
    /// <param name="stop">Ends the search with an exception.</param>
    public NearbySearch(Component component, CancellationToken stop)
    {
        (_component, _stop, _entries) = (component, stop, new ProgramEntries(component.Program));
        (_changes, _nearest) = (new WholeChanges(component, _entries), new NearestChange(_entries));
    }

    /// <summary>Multipliers that may prove that the last target cannot be reached; null when nothing says that it cannot.</summary>
    public (BigInteger[] Values, BigInteger Denominator)? Multipliers { get; private set; }

    /// <summary>A table that gives a sum of groups so much more than the true one, or with −1 less; its opposite too, where possible.</summary>
    /// <param name="amount">Above zero.</param>
    public IReadOnlyList<NearbyTable> Reach(int[] groups, int side, long amount)
    {
        Multipliers = null;
        _entries.Ask(groups, side);
        if (amount > 1 && _changes.Together(amount) is { } together) return Tables(together);
        foreach (var step in _component.IsWhole ? new[] { 1, amount }.Distinct() : [amount])
        {
            if (IsSpent()) return [];
            var change = Find(step, 0);
            if (_nearest.IsImpossible)
            {
                Multipliers = Scaled(_nearest.Proof);
                return [];
            }

            if (_changes.Of(change, amount) is { } found && found.Gain >= amount) return Tables(found.Change);
        }

        return _component.IsWhole && (StepByStep(amount) ?? Dive(amount, amount)) is { } sought ? Tables(sought) : [];
    }

    /// <summary>Whether the effort came to its limit.</summary>
    private bool IsSpent()
    {
        _stop.ThrowIfCancellationRequested();
        return _nearest.Work > MostWork;
    }

    private IReadOnlyList<(int Variable, double Change)> Find(long amount, long room) =>
        IsSpent() ? [] : _nearest.Find(_changes.At, _changes.Most, amount, room);

    /// <summary>Goes from one table to a near one where the sum is a little more, until it is enough.</summary>
    private List<(int Variable, long Change)>? StepByStep(long amount)
    {
        var (left, moved) = (amount, new SortedDictionary<int, long>());
        while (left > 0 && Step(left) is { } step)
        {
            _changes.Move(step.Change, 1);
            foreach (var (variable, by) in step.Change) moved[variable] = moved.GetValueOrDefault(variable) + by;
            left -= step.Gain;
        }

        List<(int Variable, long Change)> all = [.. moved.Where(m => m.Value != 0).Select(m => (m.Key, m.Value))];
        _changes.Move(all, -1);
        return left > 0 ? null : all;
    }

    /// <summary>The nearest change that is possible in whole numbers; else where there is room for several; else one that is rounded.</summary>
    private (List<(int Variable, long Change)> Change, long Gain)? Step(long most)
    {
        foreach (var room in (long[])[0, MuchRoom, SomeRoom])
            if (_changes.Of(Find(1, room), most) is { } step) return step;
        return Dive(1, most) is { } dived ? (dived, Math.Max(1, _changes.Gain(dived))) : null;
    }

    /// <summary>A table that was found for other components, and its opposite, as far as they are possible in this one.</summary>
    /// <param name="rows">Changes of rows.</param>
    public IReadOnlyList<NearbyTable> Again(IReadOnlyList<(int Variable, long Change)> rows)
    {
        _groupOf ??= _component.Groups.SelectMany((rows, group) => rows.Select(row => (row, group))).ToDictionary();
        var sums = new SortedDictionary<int, long>();
        foreach (var (row, change) in rows)
        {
            if (!_groupOf.TryGetValue(row, out var group)) return [];
            sums[group] = sums.GetValueOrDefault(group) + change;
        }

        var changes = sums.Select(s => (s.Key, s.Value)).ToList();
        return _changes.IsPossible(changes) ? Tables(changes) : [];
    }

    /// <summary>Rounds one variable after another, each time with the nearest change after that, until the sum rises enough.</summary>
    private List<(int Variable, long Change)>? Dive(long amount, long most)
    {
        var change = Find(1, 0);
        for (var dive = 0; change.Count is > 0 and < MostChanges && dive < MostDives && !IsSpent(); dive++)
        {
            if (_changes.Of(change, most) is { } whole && whole.Gain >= amount) return whole.Change;
            var (variable, part) = change.MaxBy(c => WholeChanges.IsFraction(c.Change) ? Math.Abs(c.Change - Math.Truncate(c.Change)) : 0);
            change = !WholeChanges.IsFraction(part) ? _nearest.More(1)
                : part > 0 ? _nearest.Within(variable, Math.Ceiling(part), double.PositiveInfinity)
                : _nearest.Within(variable, double.NegativeInfinity, Math.Floor(part));
        }

        return null;
    }

    private IReadOnlyList<NearbyTable> Tables(List<(int Variable, long Change)> change)
    {
        var table = new NearbyTable([.. change.Where(c => c.Change != 0 && c.Variable < _component.Groups.Count).OrderBy(c => c.Variable)]);
        var opposite = change.ConvertAll(c => (c.Variable, -c.Change));
        return _changes.IsPossible(opposite) ? [table, table.Opposite()] : [table];
    }

    /// <summary>
    /// What was found to be impossible as multipliers of the equations: those that take away from the sum all that could change it.
    /// </summary>
    private (BigInteger[] Values, BigInteger Denominator)? Scaled(IReadOnlyList<(int Row, double Value)> proof)
    {
        var asked = proof.First(p => p.Row == _entries.Asked).Value;
        var values = proof.Where(p => p.Row != _entries.Asked).Select(p => (p.Row, Value: -p.Value / asked)).ToList();
        for (var parts = 1; parts <= MostParts; parts++)
        {
            if (values.Exists(v => WholeChanges.IsFraction(v.Value * parts))) continue;
            var multipliers = new BigInteger[_entries.Asked];
            foreach (var (row, value) in values) multipliers[row] = (BigInteger)Math.Round(value * parts);
            return (multipliers, parts);
        }

        return null;
    }
}
