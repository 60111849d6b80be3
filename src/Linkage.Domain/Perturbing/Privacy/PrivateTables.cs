using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// The audit of private tables: complete, and within what was agreed beforehand. Their noise was drawn once and cannot be drawn again.
/// </summary>
internal static class PrivateTables
{
    /// <param name="bounds">Per amount of the specification.</param>
    public static Verdict Judge(PublishedTables published, CubeSet cubes, IReadOnlyList<ContributionBounds> bounds)
    {
        if (bounds.Count != cubes.Spec.Amounts.Count) return Verdicts.Obstructed(["An amount has no agreed bounds."]);
        if (!published.Tables.Select(t => t.Cells.Count).SequenceEqual(cubes.Cubes.Select(Shown)))
            return Verdicts.Obstructed(["A cell of the code lists is missing."]);
        if (published.Tables.Any(table => table.Cells.Any(cell => !IsPossible(cubes.Spec, table, cell, bounds))))
            return Verdicts.Obstructed(["A private value is missing, or beyond what was agreed."]);
        return Verdicts.Of(
            [],
            [
                "the tables are those that the vault knows", "every cell of the code lists is there, no count negative",
                "sums have the sign that the bounds of a contribution give them, and means lie within the bounds",
                "the budget was reserved before the noise was drawn",
            ],
            ["refusals and running times, which depend on the data"]);
    }

    private static bool IsPossible(TabulationSpec spec, PublishedTable table, PublishedCell cell, IReadOnlyList<ContributionBounds> bounds)
    {
        var measures = spec.Tables.First(t => t.Name == table.Name).Measures;
        return cell.Values.Count == measures.Count && cell.Values.Zip(measures).All(
            x => x.Second.Amount is { } a
                ? IsPossible(x.First, x.Second.Kind, bounds[a], spec.Amounts[a].Decimals)
                : x.First is { Status: "A", Value: >= 0 });
    }

    private static bool IsPossible(PublishedValue value, MeasureKind kind, ContributionBounds bounds, int decimals) => (value, kind) switch
    {
        ({ Status: "M", Value: null }, MeasureKind.Mean) => true,
        ({ Status: "A", Value: { } mean }, MeasureKind.Mean) =>
            mean >= Quotient.Scaled(bounds.Low, decimals) && mean <= Quotient.Scaled(bounds.High, decimals),
        ({ Status: "A", Value: { } sum }, _) => (sum >= 0 || bounds.Low < 0) && (sum <= 0 || bounds.High > 0),
        _ => false,
    };

    private static int Shown(Cube cube) => Enumerable.Range(0, cube.CellCount).Count(cube.IsShown);
}
