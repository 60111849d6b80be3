using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>
/// Group disclosure and zeros as far as perturbation leaves a reader certain: that a category holds more of its group than the policy
/// allows, or nobody of it. Noise that hides one person does not hide what holds of nearly everyone.
/// </summary>
internal static class Conclusions
{
    public static IEnumerable<Disclosure> Of(CellContents contents, long[] published, DisclosurePolicy policy)
    {
        for (var t = 0; t < contents.Cubes.Cubes.Count; t++)
        {
            var (cube, start) = (contents.Cubes.Cubes[t], contents.Cubes.Start(t));
            for (var cell = 0; cell < cube.CellCount; cell++)
                for (var axis = 0; axis < cube.Axes.Count; axis++)
                    if (cube.Axes[axis].IsSensitive)
                        foreach (var found in OfFamily(contents, published, policy, start, cube, cell, axis)) yield return found;
        }
    }

    private static IEnumerable<Disclosure> OfFamily(
        CellContents contents, long[] published, DisclosurePolicy policy, int start, Cube cube, int group, int axis)
    {
        int[] parts = [.. cube.Axes[axis].Children(cube.PositionAt(group, axis)).Select(p => cube.Moved(group, axis, p))];
        if (parts.Length < 2 || !parts.All(cube.IsShown)) yield break;
        Range[] ranges = [.. parts.Select(p => PublishedRanges.OfReader(published[start + p], policy.Method))];
        // A total that is not shown is known from its parts; somebody in several of them makes it smaller, never larger.
        var whole = cube.IsShown(group)
            ? PublishedRanges.OfReader(published[start + group], policy.Method)
            : new Range(ranges.Max(r => r.Low), ranges.Sum(r => r.High));
        for (var p = 0; p < parts.Length; p++)
        {
            if (policy.Zeros == ZeroRule.Disclosive && ranges[p].High == 0 && whole.Low > 0)
                yield return Found(parts[p], "zero", "The zero is certain, and says something of everyone in the group.");
            if (policy.GroupDisclosurePercent is { } most && ranges[p].Low * 100m > most * whole.High)
                yield return Found(parts[p], "group-disclosure", "One category certainly holds more of its group than the policy allows.");
        }

        Disclosure Found(int cell, string test, string explanation) =>
            new(contents.Cubes.Label(start + cell), cube.Table.Measures[0].Name, test, explanation);
    }
}
