using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Bench.Protection;

/// <summary>
/// A municipality statistic of made-up people: areas in a hierarchy of three levels by kind, and by sex, with counts and an amount. Areas
/// differ in size as neighbourhoods do, so that a part of the cells is small. The same number of cells is the same tables.
/// </summary>
internal static class MadeUpTables
{
    private const int Kinds = 9, AreasPerDistrict = 5, DistrictsPerMunicipality = 10;

    /// <param name="cells">Published cells, about.</param>
    public static TabulationSpec Spec(int cells)
    {
        var areas = Math.Max(10, (int)(cells / (1.22 * (Kinds + 1 + 3))));
        var districts = (areas + AreasPerDistrict - 1) / AreasPerDistrict;
        var municipalities = (districts - 1) / DistrictsPerMunicipality + 1;
        return new TabulationSpec(
            [
                new Variable("area", [
                    new Level("area", [.. Enumerable.Range(0, areas).Select(a => new Category($"a{a}", $"d{a / AreasPerDistrict}"))]),
                    new Level(
                        "district",
                        [.. Enumerable.Range(0, districts).Select(d => new Category($"d{d}", $"m{d / DistrictsPerMunicipality}"))]),
                    new Level("municipality", [.. Enumerable.Range(0, municipalities).Select(m => new Category($"m{m}"))])]),
                new Variable("kind", [new Level("kind", [.. Enumerable.Range(0, Kinds).Select(k => new Category($"k{k}"))])], false),
                new Variable("sex", [new Level("sex", [new Category("f"), new Category("m")])], false),
            ],
            [
                Table("kinds", "kind", new MeasureSpec("people", MeasureKind.CountSubjects), new MeasureSpec("income", MeasureKind.Sum, 0)),
                Table("sexes", "sex", new MeasureSpec("people", MeasureKind.CountSubjects)),
            ],
            [new AmountSpec("income")], []);
    }

    /// <summary>People of the tables, one row each.</summary>
    public static Tabulation Fill(TabulationSpec spec)
    {
        var (chance, tabulator) = (new Seeded("bench"), Tabulator.For(spec).Value);
        var (leaf, amounts, subject) = (new int[3], new long?[1], 0L);
        for (var area = 0; area < spec.Variables[0].Levels[0].Categories.Count; area++)
        {
            var people = 60 + chance.Below(20) * chance.Below(60);
            for (var p = 0; p < people; p++)
            {
                var u = chance.Fraction();
                (leaf[0], leaf[1], leaf[2]) = (area, (int)(u * u * Kinds), chance.Below(2));
                amounts[0] = 10 + chance.Below(3000) + (chance.Below(300) == 0 ? chance.Below(1_000_000) : 0);
                tabulator.Add(new RowFacts { Subject = subject++, Leaf = leaf, Amounts = amounts });
            }
        }

        return tabulator.Finish();
    }

    private static TableSpec Table(string name, string by, params MeasureSpec[] measures) =>
        new(name, [new Dimension("area", ["area", "district", "municipality"]), new Dimension(by, [by])], measures);
}
