using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Base measures that have the same value in every inner unit, such as subjects and rows where each subject has one row. Suppressed
/// apart, one would give away the other.
/// </summary>
internal sealed record MeasureClass(IReadOnlyList<BaseMeasure> Measures)
{
    public static IReadOnlyList<MeasureClass> Of(Tabulation tabulation)
    {
        var classes = new List<List<BaseMeasure>>();
        foreach (var measure in tabulation.Spec.Tables.SelectMany(BaseMeasure.Of).Distinct().OrderBy(m => m.Kind).ThenBy(m => m.Amount))
        {
            var same = classes.Find(c => AreEqual(tabulation, c[0], measure));
            if (same is null) classes.Add([measure]);
            else same.Add(measure);
        }

        return [.. classes.Select(c => new MeasureClass(c))];
    }

    private static bool AreEqual(Tabulation tabulation, BaseMeasure a, BaseMeasure b)
    {
        // Subjects that fall in several units are in no unit's count, so that subjects then have no equal.
        if ((a.Kind == BaseKind.Subjects || b.Kind == BaseKind.Subjects) && tabulation.Patterns.Count > 0) return false;
        return tabulation.UnitFacts.All(u => Tabulation.Value(u, a) == Tabulation.Value(u, b));
    }
}
