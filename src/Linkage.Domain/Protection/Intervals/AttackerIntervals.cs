using System.Numerics;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// The bounds that a reader of the published tables finds for suppressed cells, given that nothing is negative and which crossings are
/// empty (the attacker's problem of the SDC Handbook, 4.3; Fischetti and Salazar 2001). Whatever is said is certified in exact
/// arithmetic: that an interval is wide enough by possible tables, that it is not by multipliers of the published equations.
/// </summary>
public static class AttackerIntervals
{
    /// <param name="everyCell">Bounds of every suppressed cell, which takes longer; otherwise whether protected ones have what they need.</param>
    public static IntervalFindings Of(PublishedTables published, Structure structure, DisclosurePolicy policy, bool everyCell = false)
    {
        if (structure.Protection is null || structure.Revealed is null || TabulationFaults.Of(structure.Spec).Count > 0)
            return IntervalFindings.None("The structure has faults, or no protection levels.");
        var cubes = new CubeSet(structure.Spec);
        var reading = new Reading(published, cubes);
        return reading.Obstacles.Count > 0
            ? new IntervalFindings(reading.Obstacles, [], 0, 0, 0)
            : Of(new Views(structure, cubes, reading.Cells), policy, everyCell);
    }

    internal static IntervalFindings Of(Views views, DisclosurePolicy policy, bool everyCell)
    {
        var readings = new Readings(views.Structure, views.Cells);
        if (readings.IsContradictory) return IntervalFindings.None("Published values of one cell contradict each other.");
        var statements = new Statements(views, readings);
        var settled = new Settling(statements);
        if (settled.IsContradictory) return IntervalFindings.None("Published values contradict each other.");
        var targets = new Targets(views, readings, statements, policy, everyCell);
        foreach (var target in targets.All)
            target.Constant += target.Variables.Where(settled.IsKnown).Aggregate(Int128.Zero, (sum, v) => sum + settled.Value(v));
        var searches = new Components(statements, settled, [.. targets.All]).All().Select(c => new ComponentSearch(c)).ToList();
        if (searches.Exists(s => s.IsContradictory)) return IntervalFindings.None("Published values contradict each other.");
        Search(views, readings, statements, settled, searches, everyCell);
        foreach (var target in targets.All.Where(t => t.Variables.All(settled.IsKnown))) Settle(target);
        return new IntervalFindings([], [.. targets.Cells()], searches.Sum(s => s.Tables), searches.Sum(s => s.Bounds), searches.Count);
    }

    private static void Search(
        Views views, Readings readings, Statements statements, Settling settled, List<ComponentSearch> searches, bool everyCell)
    {
        // Without a table to start from in every component nothing can be certified, and every need stays unproven.
        if (searches.Exists(s => s.First is null)) return;
        var check = new TableCheck(views, readings, statements, settled, [.. searches.Select(s => (s.Component, s.First!))]);
        if (!check.IsSound) return;
        foreach (var search in searches) search.Run(table => check.Accepts(search.Component, table), everyCell);
    }

    /// <summary>A cell that nothing is left of but published values is known.</summary>
    private static void Settle(Target target)
    {
        (target.LowerBound, target.UpperBound) = (target.Constant, target.Constant);
        target.Take(target.Constant, BigInteger.One);
    }
}
