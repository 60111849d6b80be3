using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Tests.Protection;

/// <summary>Small differences between cells, found by comparing every pair of them.</summary>
internal static class FewApart
{
    /// <summary>Whether two columns differ by a few subjects in units that no other column tells apart.</summary>
    /// <param name="columns">Units of each published cell.</param>
    /// <param name="least">Fewer than this are few.</param>
    public static bool Any(Tabulation tabulation, IReadOnlyList<int[]> columns, long least)
    {
        var told = Enumerable.Range(0, tabulation.Units.Count)
            .Select(u => string.Join(',', columns.Select((c, i) => c.Contains(u) ? i : -1))).ToList();
        return columns.Any(a => columns.Any(b => b.Length > 0 && b.All(a.Contains) && a.Except(b).ToList() is { Count: > 0 } apart
            && apart.Select(u => told[u]).Distinct().Count() == 1 && apart.Sum(u => tabulation.UnitFacts[u].Subjects.All) < least));
    }

    /// <summary>
    /// Whether a few subjects, between two cells of which one lies in the other, follow from more and not from what is published.
    /// </summary>
    /// <param name="columns">Units of each cell, published or not.</param>
    public static bool Follow(
        Tabulation tabulation, IReadOnlyList<int[]> columns, IEnumerable<int[]> published, IEnumerable<int[]> more, long least)
    {
        var (before, after) = (SpanOf(tabulation, published), SpanOf(tabulation, more));
        return columns.Any(a => columns.Any(b => b.Length > 0 && b.Length < a.Length && b.All(a.Contains)
            && a.Except(b).ToArray() is var apart && apart.Sum(u => tabulation.UnitFacts[u].Subjects.All) < least
            && !before.Contains(apart) && after.Contains(apart)));
    }

    /// <summary>
    /// One or two units of fewer subjects than that of which something follows, whatever the coefficients. As every unit holds somebody,
    /// for a minimum frequency of 3 these are all that there can be.
    /// </summary>
    public static IEnumerable<(int One, int Other)> Supports(Tabulation tabulation, IEnumerable<int[]> columns, long least) =>
        Supports([.. tabulation.UnitFacts.Select(facts => facts.Subjects.All)], columns, least);

    /// <param name="people">Subjects of each unit that are to be told of by none of the sums; units of nobody may be in any sum.</param>
    public static IEnumerable<(int One, int Other)> Supports(long[] people, IEnumerable<int[]> columns, long least)
    {
        var span = new RationalSpan(people.Length);
        foreach (var column in columns) span.Add(column.Where(u => people[u] > 0));
        var left = Enumerable.Range(0, people.Length).Select(u => span.Reduce([u])).ToArray();
        for (var one = 0; one < left.Length; one++)
            for (var other = one; other < left.Length; other++)
            {
                int[] units = [.. new[] { one, other }.Distinct()];
                if (units.All(u => people[u] > 0) && units.Sum(u => people[u]) < least
                    && RationalSpan.AreDependent([.. units.Select(u => left[u])])) yield return (one, other);
            }
    }

    /// <summary>What follows from columns by adding and subtracting.</summary>
    public static RationalSpan SpanOf(Tabulation tabulation, IEnumerable<int[]> columns)
    {
        var span = new RationalSpan(tabulation.Units.Count);
        foreach (var column in columns) span.Add(column);
        return span;
    }

    /// <summary>Units of every cell by its number over all tables.</summary>
    public static int[][] Units(Tabulation tabulation)
    {
        var rows = Enumerable.Range(0, tabulation.Cubes.CellCount).Select(_ => new List<int>()).ToArray();
        var (cells, scratch) = (new List<int>(), new List<int>());
        for (var u = 0; u < tabulation.Units.Count; u++)
        {
            tabulation.Cubes.CellsOf(tabulation.Units[u], cells, scratch);
            foreach (var cell in cells) rows[cell].Add(u);
        }

        return [.. rows.Select(r => r.ToArray())];
    }
}
