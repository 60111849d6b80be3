using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Bench.Protection;

/// <summary>
/// Counts of made-up people in tables that hang together more than those of <see cref="MadeUpTables"/>: one table of three dimensions with
/// two hierarchies, or many tables that share their dimensions pair by pair. The same number of cells is the same tables.
/// </summary>
internal static class MadeUpCounts
{
    private const int Ages = 8, Kinds = 6, AreasPerDistrict = 5, DistrictsPerMunicipality = 10;

    /// <summary>Areas in three levels by age in two by kind, all margins shown.</summary>
    /// <param name="cells">Published cells, about.</param>
    public static TabulationSpec ThreeDimensions(int cells) => new(
        Variables(Math.Max(10, (int)(cells / (1.22 * (Ages + Ages / 4 + 1) * (Kinds + 1))))),
        [Table("people", Area, Age, Dimension("kind"))], [], []);

    /// <summary>Areas by each of the other variables and by each pair of them, and these by one another: eleven tables.</summary>
    /// <param name="cells">Published cells, about.</param>
    public static TabulationSpec Linked(int cells)
    {
        Dimension[] others = [Age, Dimension("kind"), Dimension("sex"), Dimension("origin")];
        var singles = others.Select(o => Table($"area-{o.Variable}", Area, o));
        var pairs = others.SelectMany((a, i) => others.Skip(i + 1).Select(b => Table($"{a.Variable}-{b.Variable}", a, b)));
        var wide = Table("area-sex-origin", Area, others[2], others[3]);
        return new TabulationSpec(Variables(Math.Max(10, (int)(cells / (1.22 * 34)))), [.. singles, .. pairs, wide], [], []);
    }

    /// <summary>People of the tables, one row each.</summary>
    public static Tabulation Fill(TabulationSpec spec)
    {
        var (chance, tabulator) = (new Seeded("counts"), Tabulator.For(spec).Value);
        var (leaf, subject) = (new int[spec.Variables.Count], 0L);
        for (var area = 0; area < spec.Variables[0].Levels[0].Categories.Count; area++)
        {
            var people = 150 + chance.Below(40) * chance.Below(60);
            for (var p = 0; p < people; p++)
            {
                leaf[0] = area;
                for (var v = 1; v < leaf.Length; v++)
                {
                    var u = chance.Fraction();
                    leaf[v] = (int)(u * u * spec.Variables[v].Levels[0].Categories.Count);
                }

                tabulator.Add(new RowFacts { Subject = subject++, Leaf = leaf, Amounts = [] });
            }
        }

        return tabulator.Finish();
    }

    private static Dimension Area => new("area", ["area", "district", "municipality"]);

    private static Dimension Age => new("age", ["age", "half"]);

    private static Dimension Dimension(string variable) => new(variable, [variable]);

    private static TableSpec Table(string name, params Dimension[] dimensions) =>
        new(name, dimensions, [new MeasureSpec("people", MeasureKind.CountSubjects)]);

    private static IReadOnlyList<Variable> Variables(int areas)
    {
        var districts = (areas + AreasPerDistrict - 1) / AreasPerDistrict;
        return
        [
            new Variable("area", [
                new Level("area", Categories(areas, a => new($"a{a}", $"d{a / AreasPerDistrict}"))),
                new Level("district", Categories(districts, d => new($"d{d}", $"m{d / DistrictsPerMunicipality}"))),
                new Level("municipality", Categories((districts - 1) / DistrictsPerMunicipality + 1, m => new($"m{m}")))]),
            new Variable("age", [
                new Level("age", Categories(Ages, a => new($"y{a}", $"h{a / 4}"))),
                new Level("half", Categories(2, h => new($"h{h}")))], false),
            Flat("kind", Kinds), Flat("sex", 2), Flat("origin", 4),
        ];
    }

    private static IReadOnlyList<Category> Categories(int count, Func<int, Category> of) => [.. Enumerable.Range(0, count).Select(of)];

    private static Variable Flat(string name, int categories) =>
        new(name, [new Level(name, Categories(categories, c => new($"{name}{c}")))], false);
}
