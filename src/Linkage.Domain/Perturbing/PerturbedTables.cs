using System.Security.Cryptography;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing;

/// <summary>
/// Perturbed values as what leaves. Every cell is shown as a normal, free observation (SDMX `A` and `F`): that it is perturbed, and how, is
/// said once of the whole result, for a status per cell would tell the cells that changed from those that did not.
/// </summary>
public static class PerturbedTables
{
    /// <param name="counts">Per cell, over all tables.</param>
    public static PublishedTables Of(CubeSet cubes, IReadOnlyList<long> counts) =>
        Of(cubes, (cell, _) => new PublishedValue(counts[cell], "A", "F"));

    /// <param name="valueOf">By the number of the cell over all tables.</param>
    internal static PublishedTables Of(CubeSet cubes, Func<int, MeasureSpec, PublishedValue> valueOf) =>
        new([.. cubes.Cubes.Select((cube, t) => Table(cubes, cube, cubes.Start(t), valueOf))]);

    public static string Hash(PublishedTables tables) => Convert.ToHexStringLower(SHA256.HashData(tables.ToJson()));

    private static PublishedTable Table(CubeSet cubes, Cube cube, int start, Func<int, MeasureSpec, PublishedValue> valueOf) => new(
        cube.Table.Name,
        [.. cube.Axes.Select(axis => Dimension(cubes, axis))],
        [.. cube.Table.Measures.Select(m => Measure(cubes, m))],
        [.. Enumerable.Range(0, cube.CellCount).Where(cube.IsShown).Select(c => new PublishedCell(
            cube.Codes(c), [.. cube.Table.Measures.Select(m => valueOf(start + c, m))]))]);

    private static PublishedMeasure Measure(CubeSet cubes, MeasureSpec measure)
    {
        var amount = measure.Amount is { } number ? cubes.Spec.Amounts[number] : null;
        return new(measure.Name, measure.Kind, amount?.Name, amount?.Decimals ?? 0);
    }

    private static PublishedDimension Dimension(CubeSet cubes, Axis axis) => new(
        cubes.Spec.Variables[axis.Variable].Name,
        [.. axis.Positions.Where(p => p.Shown).Select(p => new PublishedCategory(
            p.Code, p.Level, p.Parent >= 0 && axis.Positions[p.Parent].Shown ? axis.Positions[p.Parent].Code : null))]);
}
