namespace Linkage.Domain.Protection.Auditing;

/// <summary>No coalition of partners may derive a primary cell after taking away the rows that only their subjects fill.</summary>
internal sealed class PartnerTest(Views views)
{
    public IEnumerable<Disclosure> Disclosures()
    {
        foreach (var coalition in views.Structure.Insiders.Where(i => i.Partners.Count > 0).GroupBy(i => string.Join(" and ", i.Partners)))
        {
            var tests = views.Seen(measure => coalition.Where(i => i.Measure == measure).SelectMany(i => i.Rows));
            foreach (var (cell, measure, parts) in views.Suppressed(tests, isProtected: true))
            {
                if (!parts.All(t => t is null || t.CanDerive(cell)) || IsAllTheirOwn(cell, parts)) continue;
                yield return new Disclosure(cell.Label, cell.Cube.Table.Measures[measure].Name, "partner",
                    $"{coalition.Key} can derive what others contribute, with their own subjects taken away");
            }
        }
    }

    private static bool IsAllTheirOwn(ShownCell cell, IReadOnlyList<SpanTest?> parts) =>
        parts.All(t => t is not null && (t.Knowledge.IsPublished(cell) || t.Knowledge.RowsOf(cell).Length == 0));
}
