using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Primary rules, then secondary suppression by Gauss elimination over all tables together (Langsrud 2024), then more of it until the
/// attacker's intervals are wide enough: no solver, any set of linked and hierarchical tables, and the same outcome whatever the order of
/// rows.
/// </summary>
public static class Suppression
{
    private const int MostWidenings = 100;

    /// <param name="wishes">By default: what is worth most stays published.</param>
    /// <exception cref="ArgumentException">Policy or wishes have faults.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static ProtectedTabulation Protect(
        Tabulation tabulation, DisclosurePolicy policy, Wishes? wishes = null, CancellationToken stop = default)
    {
        wishes ??= new Wishes();
        if (PolicyFaults.Of(policy).Count > 0) throw new ArgumentException("The policy has faults.", nameof(policy));
        if (wishes.Faults(tabulation.Spec).Count > 0) throw new ArgumentException("The wishes have faults.", nameof(wishes));
        var primaries = new Primaries(tabulation, policy);
        var matrices = new Matrices(tabulation, policy, primaries);
        var wished = new WishedCells(tabulation.Cubes, wishes);
        var made = MeasureClass.Of(tabulation)
            .Select(same => new Matrix(tabulation, same, matrices, primaries, policy, wishes.Cost, wished)).ToList();
        var statuses = made.SelectMany(m => Statuses(tabulation, m, stop)).ToDictionary();
        var result = Result();
        var widening = new Widening(tabulation, made, result.Protection);
        var read = new ReadValues(tabulation, [.. made.Select(m => m.Measures)]);
        read.Renew(statuses);
        var intervals = new RunningIntervals(Views.Of(result.Publish(), result.Structure()), policy, stop);
        for (var round = 0; round < MostWidenings; round++)
        {
            // Should the rounds run out some interval stays too narrow, and the audit will say so.
            var changed = widening.Hold(intervals.Cells(), (cell, measure) => statuses[measure][cell] == CellStatus.Published);
            if (changed.Count == 0) break;
            foreach (var matrix in made.Where(m => m.Measures.Measures.Any(changed.Contains)))
                foreach (var (measure, status) in Statuses(tabulation, matrix, stop)) statuses[measure] = status;
            intervals.Put(read.Renew(statuses));
        }

        new Pruning(made, intervals, read, statuses).Run();
        return Result();

        ProtectedTabulation Result() => new(
            tabulation, policy, new(statuses), primaries, [.. made.Select(m => m.Measures)], [.. made.SelectMany(m => m.Insiders)], wished)
        {
            Possible = [.. matrices.Possible.Select(p => p.Unit)],
            Held = made.SelectMany(m => m.Held).ToHashSet(),
            Protection = [.. made.SelectMany(m => m.Protection((cell, measure) => statuses[measure][cell] != CellStatus.NotShown))
                .OrderBy(p => p.Cell).ThenBy(p => p.Measure.Kind).ThenBy(p => p.Measure.Amount)],
        };
    }

    private static IEnumerable<KeyValuePair<BaseMeasure, CellStatus[]>> Statuses(
        Tabulation tabulation, Matrix matrix, CancellationToken stop)
    {
        var status = matrix.Suppress(stop);
        return [.. matrix.Measures.Measures.Select(m => KeyValuePair.Create(m, Shown(tabulation, m, status)))];
    }

    private static CellStatus[] Shown(Tabulation tabulation, BaseMeasure measure, CellStatus[] ofClass)
    {
        var status = (CellStatus[])ofClass.Clone();
        for (var t = 0; t < tabulation.Spec.Tables.Count; t++)
            if (!BaseMeasure.Of(tabulation.Spec.Tables[t]).Contains(measure))
                Array.Fill(status, CellStatus.NotShown, tabulation.Cubes.Start(t), tabulation.Cubes.Cubes[t].CellCount);
        return status;
    }
}
