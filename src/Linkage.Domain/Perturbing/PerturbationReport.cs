using Linkage.Domain.Protection.Auditing;

namespace Linkage.Domain.Perturbing;

/// <summary>What the privacy officer reads of a perturbed result. Confidential: changes are measured against true counts.</summary>
/// <param name="Cells">Published cells.</param>
/// <param name="Changed">Published cells whose count is not the true one; null for a private release, which says nothing of true
/// counts.</param>
/// <param name="LargestChange">In counts.</param>
/// <param name="Variance">Of the best estimate of a small group, or a bound below it; for cell keys.</param>
public sealed record PerturbationReport(
    Method Method, int Cells, int? Changed, long? LargestChange, double? Variance, BudgetLine? Budget, Verdict Audit)
{
    public static PerturbationReport Of(CellContents contents, long[] counts, Method method, double? variance, Verdict audit)
    {
        int[] shown = [.. Shown(contents)];
        long[] changes = [.. shown.Select(cell => Math.Abs(counts[cell] - contents.Count(cell)))];
        return new(method, shown.Length, changes.Count(c => c > 0), changes.DefaultIfEmpty().Max(), variance, null, audit);
    }

    private static IEnumerable<int> Shown(CellContents contents)
    {
        for (var t = 0; t < contents.Cubes.Cubes.Count; t++)
            for (var c = 0; c < contents.Cubes.Cubes[t].CellCount; c++)
                if (contents.Cubes.Cubes[t].IsShown(c)) yield return contents.Cubes.Start(t) + c;
    }
}
