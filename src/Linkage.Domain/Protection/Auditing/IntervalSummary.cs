using Linkage.Domain.Protection.Intervals;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>How the intervals of protected cells came out.</summary>
/// <param name="Met">Base measures of cells that reach their protection levels.</param>
/// <param name="Narrow">Of which it is proven that they do not.</param>
/// <param name="Unproven">Of which neither was found.</param>
/// <param name="Tables">Possible tables that were checked in exact arithmetic against every published value.</param>
/// <param name="Bounds">Bounds that were proven by multipliers of the published equations.</param>
/// <param name="Components">Groups of suppressed cells that were searched apart.</param>
public sealed record IntervalSummary(int Met, int Narrow, int Unproven, int Tables, int Bounds, int Components)
{
    internal static IntervalSummary Of(IntervalFindings found) => new(
        Count(found, IntervalNeed.Met), Count(found, IntervalNeed.Narrow), Count(found, IntervalNeed.Unproven),
        found.Tables, found.Bounds, found.Components);

    private static int Count(IntervalFindings found, IntervalNeed need) => found.Cells.Count(c => c.Need == need);
}
