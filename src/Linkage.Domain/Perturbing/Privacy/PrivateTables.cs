using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>The audit of private tables: complete, and nothing but counts. Their noise was drawn once and cannot be drawn again.</summary>
internal static class PrivateTables
{
    public static Verdict Judge(PublishedTables published, CubeSet cubes)
    {
        if (published.Tables.SelectMany(t => t.Cells).SelectMany(c => c.Values).Any(v => v is not { Value: >= 0, Status: "A" }))
            return Verdicts.Obstructed(["A private count is missing or negative."]);
        return published.Tables.Select(t => t.Cells.Count).SequenceEqual(cubes.Cubes.Select(Shown))
            ? Verdicts.Of(
                [],
                [
                    "the tables are those that the vault knows", "every cell of the code lists is there, none negative",
                    "the budget was reserved before the noise was drawn",
                ],
                ["refusals and running times, which depend on the data"])
            : Verdicts.Obstructed(["A cell of the code lists is missing."]);
    }

    private static int Shown(Cube cube) => Enumerable.Range(0, cube.CellCount).Count(cube.IsShown);
}
