using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Research;

/// <summary>The microdata of a study as tables.</summary>
/// <param name="Contributors">Who is in which cell with how much, as the ledger keeps it.</param>
public sealed record Study(Tabulation Tabulation, byte[] Contributors)
{
    /// <summary>Whether every count and sum that is published is that of the study.</summary>
    /// <param name="published">Of the tables of the study.</param>
    public bool Publishes(PublishedTables published)
    {
        var cubes = Tabulation.Cubes;
        for (var t = 0; t < cubes.Cubes.Count; t++)
        {
            int[] shown = [.. Enumerable.Range(0, cubes.Cubes[t].CellCount).Where(cubes.Cubes[t].IsShown)];
            for (var c = 0; c < shown.Length; c++)
                for (var m = 0; m < cubes.Cubes[t].Table.Measures.Count; m++)
                    if (published.Tables[t].Cells[c].Values[m].Value is { } value
                        && ValueOf(cubes.Start(t) + shown[c], cubes.Cubes[t].Table.Measures[m]) is { } own && own != value) return false;
        }

        return true;
    }

    /// <summary>Null for what is a quotient.</summary>
    private decimal? ValueOf(int cell, MeasureSpec measure) => BaseMeasure.Of(measure) is [var single]
        ? Quotient.Scaled(Tabulation.Value(Tabulation[cell], single), measure.Amount is { } a ? Tabulation.Spec.Amounts[a].Decimals : 0)
        : null;
}
