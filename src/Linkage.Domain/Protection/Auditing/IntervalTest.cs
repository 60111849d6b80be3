using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>What a reader works out of a protected cell because nothing is negative must reach its protection levels.</summary>
internal sealed class IntervalTest
{
    private readonly Views _views;
    private readonly IntervalFindings _found;

    public IntervalTest(Views views, DisclosurePolicy policy, CancellationToken stop) =>
        (_views, _found) = (views, AttackerIntervals.Of(views, policy, false, stop));

    public IntervalSummary Summary => IntervalSummary.Of(_found);

    /// <summary>Published values that cannot all be true, in words.</summary>
    public IReadOnlyList<string> Contradictions => _found.Obstacles;

    /// <summary>Cells of which neither was proven, in words.</summary>
    public IEnumerable<string> Doubts() => Labels(IntervalNeed.Unproven).Select(c =>
        $"{c.Label}: neither a table that reaches its protection levels ({c.Measure}) nor a proof that there is none was found.");

    public IEnumerable<Disclosure> Disclosures() => Labels(IntervalNeed.Narrow).Select(c => new Disclosure(c.Label, c.Measure, "interval",
        "published values around it, and that nothing is negative, leave an interval that ends before its protection level"));

    private IEnumerable<(string Label, string Measure)> Labels(IntervalNeed need)
    {
        var cells = _views.Cells.ToDictionary(c => c.Number);
        return _found.Cells.Where(c => c.Need == need).Select(c => (cells[c.Cell].Label, cells[c.Cell].NameOf(c.Measure)));
    }
}
