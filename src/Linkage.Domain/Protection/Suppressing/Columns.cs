using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>Makes the distinct columns of one class of base measures, in the order in which they are tried.</summary>
internal sealed class Columns(
    Tabulation tabulation, MeasureClass measures, Incidence incidence, KnownRows known, Primaries primaries, DisclosurePolicy policy,
    CostKind cost, WishedCells wished)
{
    private readonly Dictionary<Pattern, Column> _byRows = [];

    // Cells without a row have nothing in common: one that had to be hidden would otherwise hide them all.
    private readonly List<Column> _empty = [];

    /// <summary>What must stay published first, then the dearest.</summary>
    public List<Column> InOrder()
    {
        for (var t = 0; t < tabulation.Spec.Tables.Count; t++)
        {
            if (!BaseMeasure.Of(tabulation.Spec.Tables[t]).Intersect(measures.Measures).Any()) continue;
            var cube = tabulation.Cubes.Cubes[t];
            for (var c = 0; c < cube.CellCount; c++)
                if (cube.IsShown(c)) Add(tabulation.Cubes.Start(t) + c, cube.Label(c));
        }

        return [.. _byRows.Values.Concat(_empty).OrderByDescending(c => c.IsForced).ThenByDescending(c => c.Cost)
            .ThenByDescending(c => c.Rows.Length).ThenBy(c => c.Label, StringComparer.Ordinal)];
    }

    private void Add(int cell, string label)
    {
        var column = Of(cell);
        if (column.Cells.Count == 0 || string.CompareOrdinal(label, column.Label) < 0) column.Label = label;
        column.Cells.Add(cell);
        column.IsForced |= wished.IsForced(cell);
        column.IsHidden |= wished.IsHidden(cell);
        column.Cost = Int128.Max(column.Cost, Cost(cell));
        foreach (var measure in measures.Measures)
        {
            var findings = primaries.Of(cell, measure).ToList();
            if (findings.Count == 0) continue;
            column.IsPrimary = true;
            var isSigned = measure.Kind == BaseKind.Sum && tabulation.IsSigned(measure.Amount);
            column.Protection = column.Protection.Or(ProtectionLevel.Of(tabulation[cell], measure, policy, isSigned, findings));
        }
    }

    private Column Of(int cell)
    {
        var key = new Pattern([.. incidence[cell].Where(r => !known.Contains(r))]);
        if (key.Units.Length == 0)
        {
            _empty.Add(new Column([]));
            return _empty[^1];
        }

        if (!_byRows.TryGetValue(key, out var column)) _byRows.Add(key, column = new Column(key.Units));
        return column;
    }

    private Int128 Cost(int cell) => wished.WeightOf(cell) is { } weight ? weight : cost switch
    {
        CostKind.Equal => 1,
        CostKind.Count => tabulation[cell].Subjects.All,
        _ => measures.Measures[0] is { Kind: BaseKind.Sum } sum
            ? tabulation[cell].Amounts[sum.Amount].All.Magnitude
            : Tabulation.Value(tabulation[cell], measures.Measures[0]),
    };
}
