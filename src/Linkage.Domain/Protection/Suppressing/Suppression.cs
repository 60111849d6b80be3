using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Primary rules, then secondary suppression by Gauss elimination over all tables together (Langsrud 2024): no solver, any set of linked
/// and hierarchical tables, and the same outcome whatever the order of rows.
/// </summary>
public static class Suppression
{
    /// <param name="wishes">By default: what is worth most stays published.</param>
    /// <exception cref="ArgumentException">Policy or wishes have faults.</exception>
    public static ProtectedTabulation Protect(Tabulation tabulation, DisclosurePolicy policy, Wishes? wishes = null)
    {
        wishes ??= new Wishes();
        if (PolicyFaults.Of(policy).Count > 0) throw new ArgumentException("The policy has faults.", nameof(policy));
        if (wishes.Faults(tabulation.Spec).Count > 0) throw new ArgumentException("The wishes have faults.", nameof(wishes));
        var primaries = new Primaries(tabulation, policy);
        var matrices = new Matrices(tabulation, policy, primaries);
        var wished = new WishedCells(tabulation.Cubes, wishes);
        var made = MeasureClass.Of(tabulation)
            .Select(same => new Matrix(tabulation, same, matrices, primaries, policy, wishes.Cost, wished)).ToList();
        var statuses = new Dictionary<BaseMeasure, CellStatus[]>();
        foreach (var matrix in made)
        {
            var status = matrix.Suppress();
            foreach (var measure in matrix.Measures.Measures) statuses[measure] = Shown(tabulation, measure, status);
        }

        return new ProtectedTabulation(
            tabulation, policy, statuses, primaries, [.. made.Select(m => m.Measures)], [.. made.SelectMany(m => m.Insiders)], wished)
        {
            Possible = [.. matrices.Possible.Select(p => p.Unit)],
            Protection = [.. made.SelectMany(m => m.Protection((cell, measure) => statuses[measure][cell] != CellStatus.NotShown))
                .OrderBy(p => p.Cell).ThenBy(p => p.Measure.Kind).ThenBy(p => p.Measure.Amount)],
        };
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
