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
    public static ProtectedTabulation Protect(Tabulation tabulation, DisclosurePolicy policy)
    {
        if (PolicyFaults.Of(policy).Count > 0) throw new ArgumentException("The policy has faults.", nameof(policy));
        var primaries = new Primaries(tabulation, policy);
        var matrices = new Matrices(tabulation, policy, primaries);
        var statuses = new Dictionary<BaseMeasure, CellStatus[]>();
        var insiders = new List<Insider>();
        var classes = MeasureClass.Of(tabulation);
        foreach (var same in classes)
        {
            var matrix = new Matrix(tabulation, same, matrices.For(same), matrices.Possible, primaries, policy);
            var status = matrix.Suppress();
            insiders.AddRange(matrix.Insiders);
            foreach (var measure in same.Measures) statuses[measure] = Shown(tabulation, measure, status);
        }

        return new ProtectedTabulation(tabulation, policy, statuses, primaries, [.. matrices.Possible.Select(p => p.Unit)], classes, insiders);
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
