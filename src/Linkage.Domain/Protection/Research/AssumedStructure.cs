using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// What an attacker is taken to know when nothing but the published tables is at hand. It is less than the conservative attacker of the
/// release gate knows, and <see cref="Assumptions"/> says in what.
/// </summary>
public static class AssumedStructure
{
    /// <summary>Crossings of the finest categories, over all variables; more are refused.</summary>
    public const int MostUnits = 200_000;

    /// <summary>In words, for the report.</summary>
    public static IReadOnlyList<string> Assumptions { get; } =
    [
        "every crossing of categories is occupied that is not published as empty",
        "every contributor falls in one crossing",
        "no contributor stands alone in a suppressed cell, and no partner attacks: their tests had nothing to try",
        "an amount is never negative when no published value of it is",
    ];

    public static Outcome<Structure> Of(TabulationSpec spec, PublishedTables published)
    {
        var cubes = new CubeSet(spec);
        if (cubes.Grains.Aggregate(1.0, (product, grain) => product * grain.Count) > MostUnits)
            return new Refusal(RefusalKind.TooLarge, "too-many-crossings",
                $"Without a structure at most {MostUnits} crossings of categories can be judged.");
        var empty = Empty(cubes, published);
        var (cells, scratch) = (new List<int>(), new List<int>());
        var units = Crossings(cubes.Grains).Where(IsOccupied).ToList();
        return new Structure(spec, units, [], [], [],
            [.. spec.Amounts.Select((amount, a) => new AmountStructure(IsSigned(published, amount.Name), []))],
            [.. spec.Tables.SelectMany(BaseMeasure.Of).Distinct().OrderBy(m => m.Kind).ThenBy(m => m.Amount)
                .Select(m => (IReadOnlyList<BaseMeasure>)[m])],
            [],
            [],
            []);

        bool IsOccupied(int[] unit)
        {
            cubes.CellsOf(unit, cells, scratch);
            return !cells.Exists(empty.Contains);
        }
    }

    /// <summary>Numbers, over all tables, of the cells with a published count of zero.</summary>
    private static HashSet<int> Empty(CubeSet cubes, PublishedTables published)
    {
        var empty = new HashSet<int>();
        for (var t = 0; t < cubes.Cubes.Count; t++)
        {
            int[] shown = [.. Enumerable.Range(0, cubes.Cubes[t].CellCount).Where(cubes.Cubes[t].IsShown)];
            for (var c = 0; c < shown.Length; c++)
                if (published.Tables[t].Measures.Select((m, i) => (m.Kind, published.Tables[t].Cells[c].Values[i].Value))
                    .Any(v => v is { Kind: MeasureKind.CountSubjects or MeasureKind.CountRows, Value: 0 }))
                    empty.Add(cubes.Start(t) + shown[c]);
        }

        return empty;
    }

    private static IEnumerable<int[]> Crossings(IReadOnlyList<Grain> grains)
    {
        var unit = new int[grains.Count];
        while (true)
        {
            yield return [.. unit];
            var v = grains.Count - 1;
            while (v >= 0 && ++unit[v] == grains[v].Count) unit[v--] = 0;
            if (v < 0) yield break;
        }
    }

    private static bool IsSigned(PublishedTables published, string amount) => published.Tables.Any(table => table.Measures
        .Select((m, i) => (m.Amount, i)).Any(m => m.Amount == amount && table.Cells.Any(c => c.Values[m.i].Value < 0)));
}
