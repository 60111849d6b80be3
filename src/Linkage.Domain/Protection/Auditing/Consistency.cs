using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>Published values must agree with each other: parts add up, and where subjects fall in several parts, fit.</summary>
internal static class Consistency
{
    /// <returns>Contradictions in words; tables with any cannot be judged.</returns>
    public static IEnumerable<string> Obstacles(Neighbourhood cells, bool subjectsAddUp)
    {
        foreach (var (parent, _, children) in cells.Families())
        {
            for (var m = 0; m < parent.Values.Count; m++)
            {
                var kind = parent.Cube.Table.Measures[m].Kind;
                if (kind is MeasureKind.Mean or MeasureKind.Share || parent.Values[m].Value is not { } whole) continue;
                var parts = children.Select(c => c.Values[m].Value).ToList();
                if (parts.Any(p => p is null)) continue;
                var fits = kind == MeasureKind.CountSubjects && !subjectsAddUp
                    ? parts.Max() <= whole && whole <= parts.Sum()
                    : parts.Sum() == whole;
                if (!fits) yield return $"{parent.Label} is not the sum of its parts in {parent.Cube.Table.Measures[m].Name}.";
            }
        }
    }
}
