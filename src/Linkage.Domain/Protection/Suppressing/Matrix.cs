using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>The matrix of one class of base measures: a column per distinct cell that shows one of them.</summary>
internal sealed class Matrix(Tabulation tabulation, MeasureClass measures, Incidence incidence, Primaries primaries)
{
    private readonly KnownRows _known = new(tabulation, measures, incidence, primaries);

    // Cells without a row have nothing in common: one that had to be hidden would otherwise hide them all.
    private readonly List<Column> _empty = [];

    /// <summary>The status of every cell of all tables.</summary>
    public CellStatus[] Suppress()
    {
        var columns = Columns();
        var field = new TwoPrimes();
        var coordinates = new Coordinates(field, tabulation.Cubes, columns);
        var elimination = new Elimination(field, coordinates.Count);
        for (var c = 0; c < columns.Count; c++)
            if (columns[c].IsPrimary) elimination.Protect(CoordinatesOf(coordinates, columns, c));
        var status = new CellStatus[tabulation.Cubes.CellCount];
        for (var c = 0; c < columns.Count; c++)
        {
            var outcome = columns[c].IsPrimary ? CellStatus.Primary
                : TryPublish(elimination, CoordinatesOf(coordinates, columns, c)) ? CellStatus.Published : CellStatus.Secondary;
            foreach (var cell in columns[c].Cells) status[cell] = outcome;
        }

        return status;
    }

    private static Entry[] CoordinatesOf(Coordinates coordinates, List<Column> columns, int column) =>
        columns[column].Rows.Length == 0 ? [] : coordinates.Of(column);

    private static bool TryPublish(Elimination elimination, Entry[] column)
    {
        var reduced = elimination.Reduce(column);
        if (!elimination.IsSafe(reduced)) return false;
        elimination.Publish(reduced);
        return true;
    }

    /// <summary>Distinct columns, the dearest first.</summary>
    private List<Column> Columns()
    {
        var byRows = new Dictionary<Pattern, Column>();
        for (var t = 0; t < tabulation.Spec.Tables.Count; t++)
        {
            if (!BaseMeasure.Of(tabulation.Spec.Tables[t]).Intersect(measures.Measures).Any()) continue;
            var cube = tabulation.Cubes.Cubes[t];
            for (var c = 0; c < cube.CellCount; c++)
                if (cube.IsShown(c)) Add(byRows, tabulation.Cubes.Start(t) + c);
        }

        return [.. byRows.Values.Concat(_empty).OrderByDescending(c => c.Cost).ThenByDescending(c => c.Rows.Length).ThenBy(c => c.Label, StringComparer.Ordinal)];
    }

    private void Add(Dictionary<Pattern, Column> byRows, int cell)
    {
        var key = new Pattern([.. incidence[cell].Where(r => !_known.Contains(r))]);
        if (key.Units.Length == 0) _empty.Add(new Column([]));
        else byRows.TryAdd(key, new Column(key.Units));
        var column = key.Units.Length == 0 ? _empty[^1] : byRows[key];
        var label = tabulation.Cubes.Label(cell);
        if (column.Cells.Count == 0 || string.CompareOrdinal(label, column.Label) < 0) column.Label = label;
        column.Cells.Add(cell);
        column.IsPrimary |= measures.Measures.Any(m => primaries.Of(cell, m).Any());
        column.Cost = Int128.Max(column.Cost, Cost(cell));
    }

    private Int128 Cost(int cell) => measures.Measures[0] is { Kind: BaseKind.Sum } sum
        ? tabulation[cell].Amounts[sum.Amount].All.Magnitude
        : Tabulation.Value(tabulation[cell], measures.Measures[0]);
}
