using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing.Intervals;

/// <summary>
/// Group disclosure and zeros as far as perturbation leaves a reader certain: that a category holds more of its group than the policy
/// allows, or nobody of it. Noise that hides one person does not hide what holds of nearly everyone. Nothing is concluded from what cannot
/// be, nor from a group that has one possible category.
/// </summary>
internal sealed class Conclusions
{
    private readonly CellContents _contents;
    private readonly long[] _published;
    private readonly DisclosurePolicy _policy;
    private readonly StructuralZeros _impossible;

    private Conclusions(CellContents contents, long[] published, DisclosurePolicy policy) =>
        (_contents, _published, _policy, _impossible) = (contents, published, policy, new StructuralZeros(contents.Cubes));

    public static IEnumerable<Disclosure> Of(CellContents contents, long[] published, DisclosurePolicy policy)
    {
        var conclusions = new Conclusions(contents, published, policy);
        for (var t = 0; t < contents.Cubes.Cubes.Count; t++)
        {
            var cube = contents.Cubes.Cubes[t];
            for (var cell = 0; cell < cube.CellCount; cell++)
                for (var axis = 0; axis < cube.Axes.Count; axis++)
                    if (cube.Axes[axis].IsSensitive)
                        foreach (var found in conclusions.OfFamily(t, cell, axis)) yield return found;
        }
    }

    private IEnumerable<Disclosure> OfFamily(int table, int group, int axis)
    {
        var (cube, start) = (_contents.Cubes.Cubes[table], _contents.Cubes.Start(table));
        int[] parts = [.. cube.Axes[axis].Children(cube.PositionAt(group, axis)).Select(p => cube.Moved(group, axis, p))];
        if (parts.Count(p => !_impossible.Contains(table, p)) < 2 || !parts.All(cube.IsShown)) yield break;
        Range[] ranges = [.. parts.Select(p => RangeOf(table, p))];
        // A total that is not shown is known from its parts; somebody in several of them makes it smaller, never larger.
        var whole = cube.IsShown(group) ? RangeOf(table, group) : new Range(ranges.Max(r => r.Low), ranges.Sum(r => r.High));
        for (var p = 0; p < parts.Length; p++)
        {
            if (_policy.Zeros == ZeroRule.Disclosive && ranges[p].High == 0 && whole.Low > 0 && !_impossible.Contains(table, parts[p]))
                yield return Found(parts[p], "zero", "The zero is certain, and says something of everyone in the group.");
            if (_policy.GroupDisclosurePercent is { } most && ranges[p].Low * 100m > most * whole.High)
                yield return Found(parts[p], "group-disclosure", "One category certainly holds more of its group than the policy allows.");
        }

        Disclosure Found(int cell, string test, string explanation) =>
            new(_contents.Cubes.Label(start + cell), cube.Table.Measures[0].Name, test, explanation);
    }

    // The agreement says to everybody what cannot be: where nobody is shown, nobody is.
    private Range RangeOf(int table, int cell)
    {
        var number = _contents.Cubes.Start(table) + cell;
        return _published[number] == 0 && _impossible.Contains(table, cell)
            ? new Range(0, 0)
            : PublishedRanges.OfReader(_published[number], _contents.Count(number), _policy.Method);
    }
}
