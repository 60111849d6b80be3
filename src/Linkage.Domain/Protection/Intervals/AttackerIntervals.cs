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
    /// <param name="everyCell">Bounds of every suppressed cell, which takes longer; otherwise whether protected ones have what they
    /// need.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static IntervalFindings Of(
        PublishedTables published, Structure structure, DisclosurePolicy policy, bool everyCell = false, CancellationToken stop = default)
    {
        if (structure.Protection is null || structure.Revealed is null || TabulationFaults.Of(structure.Spec).Count > 0)
            return IntervalFindings.None("The structure has faults, or no protection levels.");
        var cubes = new CubeSet(structure.Spec);
        var reading = new Reading(published, cubes);
        return reading.Obstacles.Count > 0
            ? new IntervalFindings(reading.Obstacles, [], 0, 0, 0)
            : Of(new Views(structure, cubes, reading.Cells), policy, everyCell, stop);
    }

    /// <param name="stop">Ends the search with an exception.</param>
    internal static IntervalFindings Of(Views views, DisclosurePolicy policy, bool everyCell, CancellationToken stop)
    {
        var readings = new Readings(views.Structure, views.Cells);
        if (readings.IsContradictory) return IntervalFindings.None("Published values of one cell contradict each other.");
        var statements = new Statements(views, readings);
        var targets = new Targets(views, readings, statements, policy, everyCell);
        var parcels = new Parcels(statements, targets.All);
        var aim = everyCell ? SearchAim.EveryBound : SearchAim.Needs;
        var searches = parcels.All()
            .AsParallel()
            .AsOrdered()
            .WithCancellation(stop)
            .Select(p => new ParcelSearch(p, stop).Run(aim))
            .ToList();
        if (parcels.IsContradictory || searches.Exists(s => s.IsContradictory))
            return IntervalFindings.None("Published values contradict each other.");
        Certify(views, readings, statements, searches, targets);
        foreach (var target in targets.All.Where(t => t.Variables.Length == 0)) target.Settle();
        var components = searches.SelectMany(s => s.Components).ToList();
        return new IntervalFindings(
            [], [.. targets.Cells()], components.Sum(c => c.Tables.Count + c.Nearby.Count), components.Sum(c => c.Bounds), components.Count);
    }

    /// <summary>Leaves to the targets only what tables give them that were checked against everything published.</summary>
    private static void Certify(Views views, Readings readings, Statements statements, List<ParcelSearch> searches, Targets targets)
    {
        foreach (var target in targets.All) target.Forget();
        var components = searches.SelectMany(s => s.Components).ToList();
        // Without a table to start from in every component nothing can be certified, and every need stays unproven.
        if (components.Exists(c => c.Tables.Count == 0)) return;
        var check = new TableCheck(views, readings, statements, searches);
        if (!check.IsSound) return;
        components.AsParallel().ForAll(search =>
        {
            foreach (var table in search.Tables)
                if (table == search.Tables[0] || check.Accepts(search.Component, table)) table.Give(search.Component);
            foreach (var table in search.Nearby)
                if (check.Accepts(search.Component, table)) table.Give(search.Component, search.Tables[0]);
        });
    }
}
