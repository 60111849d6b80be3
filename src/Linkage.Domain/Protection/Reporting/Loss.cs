using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Reporting;

/// <summary>Adds up what is suppressed of one base measure.</summary>
internal static class Loss
{
    public static MeasureLoss Of(ProtectedTabulation result, BaseMeasure measure)
    {
        var tabulation = result.Tabulation;
        var (cells, primary, secondary, held) = (0, 0, 0, 0);
        Int128 subjects = 0, subjectsLost = 0, value = 0, valueLost = 0;
        for (var c = 0; c < tabulation.Cubes.CellCount; c++)
        {
            var status = result.Status(c, measure);
            if (status == CellStatus.NotShown) continue;
            cells++;
            if (status == CellStatus.Primary) primary++;
            if (status == CellStatus.Secondary) secondary++;
            if (status == CellStatus.Secondary && result.Held.Contains((c, measure))) held++;
            var (n, x) = (tabulation[c].Subjects.All, Int128.Abs(Tabulation.Value(tabulation[c], measure)));
            (subjects, value) = (subjects + n, value + x);
            if (status != CellStatus.Published) (subjectsLost, valueLost) = (subjectsLost + n, valueLost + x);
        }

        return new MeasureLoss(Name(tabulation.Spec, measure), cells, primary, secondary, held,
            Part(primary + secondary, cells), Part(subjectsLost, subjects), Part(valueLost, value));
    }

    private static string Name(TabulationSpec spec, BaseMeasure measure) => measure.Kind switch
    {
        BaseKind.Subjects => "subjects",
        BaseKind.Rows => "rows",
        BaseKind.Sum => $"sum of {spec.Amounts[measure.Amount].Name}",
        _ => $"rows with {spec.Amounts[measure.Amount].Name}",
    };

    private static decimal Part(Int128 part, Int128 whole) => whole == 0 ? 0 : Quotient.Round(part, whole, 3);
}
