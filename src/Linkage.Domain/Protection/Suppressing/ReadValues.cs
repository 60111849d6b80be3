using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>Which values of which classes of base measures a reader has, as the suppression is being chosen.</summary>
internal sealed class ReadValues(Tabulation tabulation, IReadOnlyList<MeasureClass> classes)
{
    // Per table and class the measures that show it, each as the base measures that must be published for it.
    private readonly BaseMeasure[][][][] _shows = [.. tabulation.Spec.Tables.Select(table => classes.Select(same =>
        table.Measures.Select(BaseMeasure.Of).Where(parts => parts.Any(same.Measures.Contains)).ToArray()).ToArray())];

    private readonly bool[][] _isRead = [.. classes.Select(_ => new bool[tabulation.Cubes.CellCount])];

    /// <summary>Takes over what is published now.</summary>
    /// <returns>Classes and cells of which a reader has a value that he did not have before, or no longer (null).</returns>
    public IReadOnlyList<(int Class, int Cell, Int128? Value)> Renew(IReadOnlyDictionary<BaseMeasure, CellStatus[]> statuses) =>
        Renew(statuses, Enumerable.Range(0, tabulation.Cubes.CellCount));

    /// <summary>The same where only some cells can have changed.</summary>
    public IReadOnlyList<(int Class, int Cell, Int128? Value)> Renew(
        IReadOnlyDictionary<BaseMeasure, CellStatus[]> statuses, IEnumerable<int> cells)
    {
        var changes = new List<(int Class, int Cell, Int128? Value)>();
        foreach (var cell in cells)
        {
            var shows = _shows[tabulation.Cubes.Locate(cell).Table];
            for (var c = 0; c < shows.Length; c++)
            {
                var isRead = Array.Exists(shows[c], parts => Array.TrueForAll(parts, p => statuses[p][cell] == CellStatus.Published));
                if (isRead == _isRead[c][cell]) continue;
                _isRead[c][cell] = isRead;
                changes.Add((c, cell, isRead ? Tabulation.Value(tabulation[cell], classes[c].Measures[0]) : null));
            }
        }

        return changes;
    }
}
