using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Rows whose value the attacker knows without any algebra: units in which nobody has the amount (which combinations are empty is known),
/// units of a published zero where nothing is negative, and units of a published share that reads 0 or 1.
/// </summary>
internal sealed class KnownRows
{
    private readonly bool[] _isKnown;

    public KnownRows(Tabulation tabulation, MeasureClass measures, Incidence incidence, Primaries primaries)
    {
        _isKnown = new bool[incidence.RowCount];
        var first = measures.Measures[0];
        for (var u = 0; u < tabulation.Units.Count; u++)
            _isKnown[u] = first.Kind is BaseKind.Sum or BaseKind.Valid && tabulation.UnitFacts[u].Amounts[first.Amount].Valid == 0
                || first.Kind == BaseKind.Subjects && tabulation.UnitFacts[u].Subjects.All == 0;
        foreach (var cell in ReadingZeroOrOne(tabulation, measures, primaries))
            foreach (var row in incidence[cell]) _isKnown[row] = true;
    }

    public bool Contains(int row) => _isKnown[row];

    private static bool ReadsZeroOrOne(AmountFacts facts) =>
        facts.Valid > 0 && Quotient.Round(facts.Total, facts.Valid, PublishedMeasure.ShareDecimals) is 0 or 1;

    private static IEnumerable<int> ReadingZeroOrOne(Tabulation tabulation, MeasureClass measures, Primaries primaries)
    {
        foreach (var measure in measures.Measures.Where(m => m.Kind == BaseKind.Sum))
        {
            var isSigned = tabulation.IsSigned(measure.Amount);
            for (var t = 0; t < tabulation.Spec.Tables.Count; t++)
            {
                var kinds = tabulation.Spec.Tables[t].Measures.Where(m => m.Amount == measure.Amount).Select(m => m.Kind).ToHashSet();
                if (!BaseMeasure.Of(tabulation.Spec.Tables[t]).Contains(measure)) continue;
                var cube = tabulation.Cubes.Cubes[t];
                for (var c = 0; c < cube.CellCount; c++)
                {
                    var cell = tabulation.Cubes.Start(t) + c;
                    var facts = tabulation[cell].Amounts[measure.Amount];
                    if (!cube.IsShown(c) || primaries.Of(cell, measure).Any()) continue;
                    if (!isSigned && (facts.Total == 0 || kinds.Contains(MeasureKind.Mean) && Quotient.Round(facts.Total, facts.Valid, 0) == 0)
                        || kinds.Contains(MeasureKind.Share) && ReadsZeroOrOne(facts)) yield return cell;
                }
            }
        }
    }
}
