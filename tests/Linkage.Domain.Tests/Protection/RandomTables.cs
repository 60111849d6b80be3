using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection;

/// <summary>Small random questions: an area hierarchy, two flat variables, two linked tables, an amount and an indicator.</summary>
internal static class RandomTables
{
    private static readonly string[] s_areas = ["a0", "a1", "a2", "a3", "a4", "a5"];

    public static TabulationSpec Spec(bool sensitive = false) => new(
        [
            new Variable("area", [
                new Level("area", [.. s_areas.Select((a, i) => new Category(a, "d" + i / 2))]),
                new Level("district", [.. Enumerable.Range(0, 3).Select(d => new Category("d" + d, d < 2 ? "m0" : "m1"))]),
                new Level("municipality", [new Category("m0"), new Category("m1")])]),
            Rows.Flat("kind", "x", "y", "z") with { Sensitive = sensitive },
            Rows.Flat("sex", "f", "m") with { Sensitive = sensitive },
        ],
        [
            new TableSpec("kinds", [new Dimension("area", ["area", "district", "municipality"]), new Dimension("kind", ["kind"])],
                [new MeasureSpec("subjects", MeasureKind.CountSubjects), new MeasureSpec("mean", MeasureKind.Mean, 0)]),
            new TableSpec("sexes", [new Dimension("area", ["area", "municipality"], false), new Dimension("sex", ["sex"])],
                [new MeasureSpec("subjects", MeasureKind.CountSubjects), new MeasureSpec("share", MeasureKind.Share, 1)]),
            new TableSpec("both", [new Dimension("kind", ["kind"]), new Dimension("sex", ["sex"])],
                [new MeasureSpec("sum", MeasureKind.Sum, 0)]),
        ],
        [new AmountSpec("income", 2), new AmountSpec("poor")], ["p", "q"]);

    /// <param name="spread">One in so many subjects has a second row somewhere else; 0 for none.</param>
    public static Rows Fill(TabulationSpec spec, string seed, int subjects, int spread = 0)
    {
        var chance = new Seeded(seed);
        var rows = new Rows(spec);
        for (var s = 0; s < subjects; s++)
        {
            rows.AddRow(
                s, Codes(chance), [1 + chance.Below(1000) * chance.Below(50), chance.Below(3) == 0 ? 1 : 0], (ulong)chance.Below(4));
            if (spread > 0 && chance.Below(spread) == 0) rows.AddRow(s, Codes(chance), [chance.Below(1000), 0], 0);
        }

        return rows;
    }

    private static string Codes(Seeded chance)
    {
        var (u, v) = (chance.Fraction(), chance.Fraction());
        return $"{s_areas[(int)(u * u * 6)]} {"xyz"[(int)(v * v * 3)]} {(chance.Below(2) == 0 ? "f" : "m")}";
    }
}
