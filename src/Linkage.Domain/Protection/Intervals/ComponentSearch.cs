using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Looks in one component for tables that reach what every target asks, and for proofs where there are none: first around the true table,
/// where that is told, and then from wherever the simplex begins.
/// </summary>
/// <param name="stop">Ends the search with an exception.</param>
internal sealed class ComponentSearch(Component component, CancellationToken stop)
{
    private const int MostCorners = 10, MostVariables = 1000;

    private readonly Component _component = component;
    private readonly List<PossibleTable> _tables = [];

    // Only while it runs: what was found takes less room than what found it.
    private LinearSearch _search = null!;
    private WholeSearch _whole = null!;
    private SearchAim _aim;

    public Component Component => _component;

    /// <summary>Whether no values at all fit the component.</summary>
    public bool IsContradictory { get; private set; }

    /// <summary>Tables that were found, to be checked; none when none of whole numbers was found.</summary>
    public IReadOnlyList<PossibleTable> Tables => _tables;

    /// <summary>Others that were found near the first of <see cref="Tables"/>.</summary>
    public IReadOnlyList<NearbyTable> Nearby { get; private set; } = [];

    /// <summary>Bounds that were proven.</summary>
    public int Bounds { get; private set; }

    public void Run(SearchAim aim)
    {
        _aim = aim;
        if (_component.Witness is not null && Surround()) return;
        // A large program of whole numbers has no corner that is whole, and around the truth was searched already.
        if (_component.IsWhole && _tables.Count > 0 && aim != SearchAim.EveryBound && _component.Program.VariableCount > MostVariables) return;
        (_search, _whole) = (new LinearSearch(_component.Program), new WholeSearch(_component.Program, stop));
        IsContradictory = _tables.Count == 0 && !_search.IsFeasible && !_search.HasGivenUp;
        if (_search.IsFeasible)
        {
            if (_tables.Count == 0) Begin();
            Sweep();
            foreach (var (target, groups) in _component.Targets)
            {
                stop.ThrowIfCancellationRequested();
                Reach(target, groups);
                if (aim == SearchAim.AllMet && !target.IsMet) break;
            }
        }

        (_search, _whole) = (null!, null!);
    }

    /// <summary>Looks around the true table.</summary>
    /// <returns>Whether nothing more need be looked for.</returns>
    private bool Surround()
    {
        var around = new Surroundings(_component, _aim, stop);
        around.Look();
        _tables.Add(around.First);
        (Nearby, Bounds) = (around.Tables, around.Bounds);
        return around.IsDone;
    }

    private void Begin()
    {
        Take(TableNear(_search.Point(), [], 0));
        // From another corner whole numbers may be nearer.
        foreach (var (_, groups) in _component.Targets.Take(MostCorners))
            if (_tables.Count == 0 && _search.Maximise(Array.ConvertAll(groups, g => (g, 1)), null) is not null)
                Take(TableNear(_search.Point(), [], 0));
    }

    private void Reach(Target target, int[] groups)
    {
        if (!target.ReachesHigh) Reach(target, groups, 1, target.High!.Value);
        if (!target.ReachesLow) Reach(target, groups, -1, target.Low!.Value);
        if (!target.LeavesSmall) Reach(target, groups, -1, 0);
        if (!target.LeavesSmall) Reach(target, groups, 1, target.Frequency!.Value);
        if (!target.Varies) Reach(target, groups, 1, null);
        if (!target.Varies) Reach(target, groups, -1, null);
        if (_aim != SearchAim.EveryBound) return;
        if (target.UpperBound is null) Reach(target, groups, 1, null);
        if (target.LowerBound is null) Reach(target, groups, -1, null);
    }

    /// <summary>Raises, then lowers, all targets at once that are not there yet: most of them are met by a few tables.</summary>
    private void Sweep()
    {
        var before = int.MaxValue;
        for (var side = 1; ; side = -side)
        {
            var due = _component.Targets.Where(t => side > 0 ? !t.Target.ReachesHigh : !t.Target.ReachesLow).ToList();
            if (due.Count > 1)
            {
                var gains = due.SelectMany(t => t.Groups).GroupBy(v => v).Select(g => (g.Key, side * g.Count())).ToList();
                if (_search.Maximise(gains, null) is not null) Take(TableNear(_search.Point(), [], 0));
            }

            if (side > 0) continue;
            var left = _component.Targets.Count(t => !t.Target.ReachesHigh || !t.Target.ReachesLow);
            // A sweep that brought less than a tenth is not worth another.
            if (left == 0 || 10L * left > 9L * before) return;
            before = left;
        }
    }

    /// <param name="side">1 to look above, −1 below.</param>
    /// <param name="value">The value of the target that is enough; null to go as far as possible.</param>
    private void Reach(Target target, int[] groups, int side, Int128? value)
    {
        (int Column, int Gain)[] gains = Array.ConvertAll(groups, g => (g, side));
        Int128? enough = value is { } wanted ? side * (wanted - target.Constant) : null;
        if (_search.Maximise(gains, enough) is not { } height) return;
        var isFurthest = enough is null || height.Numerator < enough * height.Denominator;
        if (isFurthest && _aim != SearchAim.AllMet) Prove(target, gains, side);
        var least = isFurthest ? (Int128)Floor(height) : enough!.Value;
        Take(TableNear(_search.Point(), gains, least));
    }

    private static BigInteger Floor((BigInteger Numerator, BigInteger Denominator) height)
    {
        var floor = BigInteger.DivRem(height.Numerator, height.Denominator, out var rest);
        return rest.Sign < 0 ? floor - 1 : floor;
    }

    private PossibleTable? TableNear((BigInteger[] Values, BigInteger Denominator) point, (int Column, int Gain)[] gains, Int128 least)
    {
        var count = _component.Groups.Count;
        if (point.Denominator.IsOne || !_component.IsWhole) return new PossibleTable(point.Values[..count], point.Denominator);
        return _whole.Near(point, gains, least) is { } whole ? new PossibleTable(whole[..count], 1) : null;
    }

    private void Prove(Target target, (int Column, int Gain)[] gains, int side)
    {
        var (multipliers, denominator) = _search.Multipliers();
        if (BoundProof.Of(_component, gains.Select(g => (g.Column, g.Gain)), multipliers, denominator) is not { } bound) return;
        Bounds++;
        target.Bound(side, bound);
    }

    private void Take(PossibleTable? table)
    {
        if (table is null) return;
        _tables.Add(table);
        table.Give(_component);
    }
}
