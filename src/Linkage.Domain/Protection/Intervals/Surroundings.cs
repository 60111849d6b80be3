using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>Gives the targets of a component what tables near the true one give them.</summary>
/// <param name="component">One with a witness.</param>
/// <param name="stop">Ends the search with an exception.</param>
internal sealed class Surroundings(Component component, SearchAim aim, CancellationToken stop)
{
    private readonly NearbySearch _search = new(component, stop);
    private readonly List<NearbyTable> _tables = [];

    /// <summary>The true table.</summary>
    public PossibleTable First { get; } =
        new([.. component.Witness!.Take(component.Groups.Count).Select(v => (BigInteger)v)], BigInteger.One);

    /// <summary>What was found near it.</summary>
    public IReadOnlyList<NearbyTable> Tables => _tables;

    /// <summary>Bounds that were proven.</summary>
    public int Bounds { get; private set; }

    /// <summary>Whether nothing more need be looked for: all targets are met or proven not to be, or one is not and all were asked.</summary>
    public bool IsDone { get; private set; }

    public void Look()
    {
        First.Give(component);
        foreach (var (target, groups) in component.Targets)
        {
            stop.ThrowIfCancellationRequested();
            Look(target, groups);
            if (IsDone) return;
        }

        IsDone = aim != SearchAim.EveryBound && component.Targets.All(t => t.Target.IsMet || t.Target.IsNarrow);
    }

    private void Look(Target target, int[] groups)
    {
        // What was found before a value came or went most often holds.
        foreach (var rows in target.Found)
            Take(_search.Again(rows));
        var value = First.ValueOf(groups) + target.Constant;
        if (!target.ReachesHigh) Reach(target, groups, 1, target.High!.Value - value);
        if (!target.ReachesLow) Reach(target, groups, -1, value - target.Low!.Value);
        if (!target.LeavesSmall)
        {
            var up = target.Frequency!.Value - value;
            if (value <= up) Reach(target, groups, -1, value);
            if (!target.LeavesSmall) Reach(target, groups, 1, up);
            if (!target.LeavesSmall && value > up) Reach(target, groups, -1, value);
        }

        if (!target.Varies) Reach(target, groups, 1, 1);
        if (!target.Varies) Reach(target, groups, -1, 1);
    }

    private void Reach(Target target, int[] groups, int side, BigInteger amount)
    {
        if (target.IsNarrow || amount > long.MaxValue / 4) return;
        var found = _search.Reach(groups, side, (long)amount);
        Take(found);
        if (found.Count > 0) target.Found.Add([.. found[0].Changes.Select(c => (component.Groups[c.Group][0], c.Change))]);
        if (_search.Multipliers is { } multipliers)
        {
            // A target that leaves the small counts on the other side is met all the same.
            IsDone |= aim == SearchAim.AllMet && (!target.ReachesHigh && side > 0 || !target.ReachesLow && side < 0);
            if (aim == SearchAim.Needs) Prove(target, groups, side, multipliers);
        }
    }

    private void Prove(Target target, int[] groups, int side, (BigInteger[] Values, BigInteger Denominator) multipliers)
    {
        if (BoundProof.Of(component, groups.Select(g => (g, side)), multipliers.Values, multipliers.Denominator) is not { } bound) return;
        Bounds++;
        target.Bound(side, bound);
    }

    private void Take(IReadOnlyList<NearbyTable> tables)
    {
        _tables.AddRange(tables);
        foreach (var table in tables) table.Give(component, First);
    }
}
