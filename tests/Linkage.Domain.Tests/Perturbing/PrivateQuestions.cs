using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>The random tables with what a private result can have, and a look at every cell of one.</summary>
internal static class PrivateQuestions
{
    /// <summary>Subjects in all tables.</summary>
    public static readonly TabulationSpec Counted = With(Counts.People);

    /// <summary>Subjects, the sum of an amount and its mean in all tables.</summary>
    public static readonly TabulationSpec Summed =
        With(Counts.People, new MeasureSpec("sum", MeasureKind.Sum, 0), new MeasureSpec("mean", MeasureKind.Mean, 0));

    /// <summary>Of the two amounts, for tables that show neither.</summary>
    public static readonly ContributionBounds[] Unused = [new("d", "income", 0, 1), new("d", "poor", 0, 1)];

    /// <summary>By table and codes; means of nobody left out.</summary>
    public static Dictionary<string, decimal> ValuesOf(PublishedTables tables, int measure)
    {
        var cells = tables.Tables.SelectMany(table => table.Cells.Select(cell => (table.Name, cell.Codes, cell.Values[measure].Value)));
        return cells.Where(cell => cell.Value is not null)
            .ToDictionary(cell => $"{cell.Name} {string.Join(' ', cell.Codes)}", cell => cell.Value!.Value);
    }

    /// <summary>Every whole that is shown is the sum of its parts, in every table and along every axis.</summary>
    public static void AddsUp(CubeSet cubes, Dictionary<string, decimal> values)
    {
        foreach (var cube in cubes.Cubes)
        {
            foreach (var cell in Enumerable.Range(0, cube.CellCount).Where(cube.IsShown))
                for (var axis = 0; axis < cube.Axes.Count; axis++)
                    if (cube.Axes[axis].Children(cube.PositionAt(cell, axis)) is { Count: > 0 } parts)
                        Assert.Equal(At(cube, cell), parts.Sum(p => At(cube, cube.Moved(cell, axis, p))));
        }

        decimal At(Cube cube, int cell) => values[$"{cube.Table.Name} {string.Join(' ', cube.Codes(cell))}"];
    }

    private static TabulationSpec With(params MeasureSpec[] measures)
    {
        var spec = RandomTables.Spec();
        return spec with { Tables = [.. spec.Tables.Select(table => table with { Measures = measures })] };
    }
}
