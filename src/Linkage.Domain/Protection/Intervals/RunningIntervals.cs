using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// The intervals of tables whose suppression is still being chosen: after every change only the parcels that it lies in are searched again.
/// What is found here steers; whoever releases the outcome has it certified anew (<see cref="AttackerIntervals"/>).
/// </summary>
internal sealed class RunningIntervals
{
    private const int FewParcels = 4, MostTimes = 50;

    private readonly Readings _readings;
    private readonly Statements _statements;
    private readonly Targets _targets;
    private readonly Parcels _parcels;
    private readonly Dictionary<(int Class, int Cell), int> _numbers;
    private readonly List<Target> _placed = [];
    private readonly CancellationToken _stop;
    private long _effort;

    /// <param name="stop">Ends any search with an exception.</param>
    public RunningIntervals(Views views, DisclosurePolicy policy, CancellationToken stop)
    {
        _stop = stop;
        _readings = new Readings(views.Structure, views.Cells);
        _statements = new Statements(views, _readings);
        _targets = new Targets(views, _readings, _statements, policy, false);
        _parcels = new Parcels(_statements, _targets.All);
        _numbers = _targets.All.Select((target, number) => (target, number))
            .ToDictionary(t => (t.target.Class, t.target.Cell.Number), t => t.number);
        foreach (var target in _targets.All.Where(t => t.Variables.Length == 0)) target.Settle();
        _effort = MostTimes * (long)_statements.VariableCount;
        Search(_parcels.All(), SearchAim.Needs);
        foreach (var target in _targets.All) target.Keep();
    }

    /// <summary>What is asked of every protected cell, and whether it is met; none when published values contradict each other.</summary>
    public IReadOnlyList<CellInterval> Cells() => _readings.IsContradictory || _parcels.IsContradictory ? [] : [.. _targets.Cells()];

    /// <summary>
    /// Publishes values of classes in cells, or takes them back where the value is null, and searches what lies around them.
    /// </summary>
    public void Put(IEnumerable<(int Class, int Cell, Int128? Value)> changes) => Keep(Search(Changed(changes), SearchAim.Needs));

    /// <summary>Publishes values if all that is asked around the cells stays met, within a limit of effort over all calls.</summary>
    /// <param name="isGiven">Whether the values follow from what is published, so that no interval can become narrower.</param>
    /// <returns>False when nothing was changed.</returns>
    public bool TryPut(IReadOnlyList<(int Class, int Cell, Int128? Value)> changes, bool isGiven)
    {
        var parcels = Changed(changes).ToList();
        if (isGiven || (_effort -= parcels.Sum(p => (long)p.Variables.Length)) >= 0)
        {
            Search(parcels, isGiven ? SearchAim.Needs : SearchAim.AllMet);
            if (isGiven || parcels.TrueForAll(p => p.Targets.All(t => t.Target.IsMet)) && _placed.TrueForAll(t => t.IsMet))
            {
                Keep(parcels);
                return true;
            }
        }

        // Nothing that was found before has changed: it is taken back rather than searched again.
        var placed = _placed.ToList();
        Changed(changes.Select(c => (c.Class, c.Cell, (Int128?)null)));
        foreach (var target in parcels.SelectMany(p => p.Targets).Select(t => t.Target).Concat(placed)) target.Restore();
        return false;
    }

    /// <returns>The parcels in which anything changed.</returns>
    private IEnumerable<Parcel> Changed(IEnumerable<(int Class, int Cell, Int128? Value)> changes)
    {
        foreach (var (@class, cell, value) in changes) _statements.Put(@class, cell, value);
        var touched = new SortedSet<int>();
        _placed.Clear();
        foreach (var (@class, cell) in _statements.Renew())
        {
            foreach (var place in _statements.Places(@class, cell)) _parcels.Read(place, touched);
            if (!_numbers.TryGetValue((@class, cell), out var number)) continue;
            var target = _targets.All[number];
            var (constant, variables) = _statements.Target(@class, target.Cell);
            _parcels.Place(number, constant, variables, touched);
            if (variables.Length == 0) target.Settle();
            _placed.Add(target);
        }

        return _parcels.Around(touched);
    }

    private void Keep(IEnumerable<Parcel> parcels)
    {
        foreach (var target in parcels.SelectMany(p => p.Targets).Select(t => t.Target).Concat(_placed)) target.Keep();
    }

    private List<Parcel> Search(IEnumerable<Parcel> parcels, SearchAim aim)
    {
        var open = parcels.Where(p => p.Targets.Count > 0).ToList();
        if (open.Count > FewParcels) open.AsParallel().WithCancellation(_stop).ForAll(p => new ParcelSearch(p, _stop).Run(aim));
        else open.ForEach(p => new ParcelSearch(p, _stop).Run(aim));
        return open;
    }
}
