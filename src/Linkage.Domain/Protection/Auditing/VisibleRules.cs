using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>The rules of the policy as far as published values alone can break them.</summary>
internal sealed class VisibleRules(DisclosurePolicy policy, Structure structure)
{
    private readonly StructuralZeros _impossible = new(new CubeSet(structure.Spec));
    private readonly HashSet<int> _small =
        [.. structure.Protection.Where(one => one.Measure == BaseMeasure.Subjects).Select(one => one.Cell)];
    private readonly Dictionary<string, int> _tables = structure.Spec.Tables.Select((t, i) => (t.Name, i))
        .ToDictionary(t => t.Name, t => t.i);

    public IEnumerable<Disclosure> Of(Neighbourhood neighbourhood, IReadOnlyList<ShownCell> cells) =>
        cells.SelectMany(OfCell).Concat(OfFamilies(neighbourhood));

    private IEnumerable<Disclosure> OfCell(ShownCell cell)
    {
        var t = policy.MinimumFrequency;
        var isSmall = _small.Contains(cell.Number) && cell.Cube.Table.Measures.Any(one => one.Kind == MeasureKind.CountSubjects);
        for (var m = 0; m < cell.Values.Count; m++)
        {
            if (cell.Values[m].Value is not { } value) continue;
            var measure = cell.Cube.Table.Measures[m];
            if (isSmall)
                yield return Found(cell, m, "small-count", "It is shown beside a count that is suppressed because it is small.");
            if (measure.Kind is MeasureKind.CountSubjects or MeasureKind.CountRows && value > 0 && value < t)
                yield return Found(cell, m, "minimum-frequency", "A count is shown that is neither 0 nor the minimum frequency.");
            if (measure.Kind != MeasureKind.Share) continue;
            if (policy.GroupDisclosurePercent is { } most && Math.Max(value, 1 - value) * 100 > most)
                yield return Found(cell, m, "group-disclosure", "The share is more of the group than the policy allows.");
            if (policy.Zeros == ZeroRule.Disclosive && value is 0 or 1)
                yield return Found(cell, m, "zero", "The share says the same of everyone in the group.");
            if (cell.Value(MeasureKind.CountSubjects, null) is { } n && IsOfSubjects(measure) && IsSmallPart(value, n))
                yield return Found(cell, m, "small-numerator", "The share times the count is less than the minimum frequency.");
        }
    }

    /// <summary>Whether the share is one of subjects: each has one row, and the amount in it.</summary>
    private bool IsOfSubjects(MeasureSpec share) =>
        structure.SameMeasures.Any(same => same.Contains(BaseMeasure.Subjects) && same.Contains(BaseMeasure.Valid(share.Amount!.Value)));

    /// <summary>Whether share and count leave only numerators, or complements, between 0 and the minimum frequency.</summary>
    private bool IsSmallPart(decimal share, decimal count)
    {
        const decimal half = 0.0005m;
        var (least, most) = ((share - half) * count, (share + half) * count);
        return share is not (0 or 1) && (least > 0 && most < policy.MinimumFrequency && most >= 1
            || count - most > 0 && count - least < policy.MinimumFrequency && count - least >= 1);
    }

    private IEnumerable<Disclosure> OfFamilies(Neighbourhood neighbourhood)
    {
        foreach (var (parent, axis, children) in neighbourhood.Families())
        {
            if (!axis.IsSensitive || children.Count(c => !IsImpossible(c)) < 2) continue;
            for (var m = 0; m < parent.Values.Count; m++)
            {
                if (parent.Cube.Table.Measures[m].Kind != MeasureKind.CountSubjects || parent.Values[m].Value is not > 0) continue;
                foreach (var child in children)
                {
                    if (child.Values[m].Value is not { } part) continue;
                    if (part == 0 && policy.Zeros == ZeroRule.Disclosive && !IsImpossible(child))
                        yield return Found(child, m, "zero", "The zero says something of everyone in the group.");
                    if (policy.GroupDisclosurePercent is { } most && part * 100 > most * parent.Values[m].Value)
                        yield return Found(child, m, "group-disclosure", "One category holds more of its group than the policy allows.");
                }
            }
        }
    }

    private bool IsImpossible(ShownCell cell) => _impossible.Contains(_tables[cell.Cube.Table.Name], cell.Inner);

    private static Disclosure Found(ShownCell cell, int measure, string test, string explanation) =>
        new(cell.Label, cell.Cube.Table.Measures[measure].Name, test, explanation);
}
