using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Tabulating;

/// <summary>A tabulation with its inner units put together, without reading a row again.</summary>
internal static class Regrouping
{
    /// <summary>
    /// Whether the facts of units say all: not where subjects fall in several of them, or holdings are spread over subjects.
    /// </summary>
    public static bool IsExactFor(Tabulation tabulation) => tabulation.Patterns.Count == 0 && !tabulation.Spec.Holdings;

    /// <param name="spec">Without faults.</param>
    /// <param name="moved">From an old unit to the grains of the new specification.</param>
    /// <param name="times">How often every subject counts, as so many subjects alike.</param>
    public static Tabulation Of(Tabulation old, TabulationSpec spec, Func<int[], int[]> moved, int times)
    {
        var cubes = new CubeSet(spec);
        var units = new SortedDictionary<int[], CellFacts>(Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        for (var u = 0; u < old.Units.Count; u++)
        {
            var unit = moved(old.Units[u]);
            if (!units.TryGetValue(unit, out var facts)) units.Add(unit, facts = new CellFacts(spec.Amounts.Count));
            for (var t = 0; t < times; t++) facts.Merge(old.UnitFacts[u]);
        }

        var cells = new CellFacts?[cubes.CellCount];
        var (held, scratch) = (new List<int>(), new List<int>());
        foreach (var (unit, facts) in units)
        {
            cubes.CellsOf(unit, held, scratch);
            foreach (var cell in held) (cells[cell] ??= new CellFacts(spec.Amounts.Count)).Merge(facts);
        }

        CellFacts[] ofUnits = [.. units.Values];
        return new Tabulation(cubes, cells, [.. units.Keys], ofUnits, ofUnits, [], []);
    }
}
