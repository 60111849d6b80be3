namespace Linkage.Domain.Protection.Auditing;

/// <summary>No suppressed value may lie in the span of published ones.</summary>
internal sealed class OutsiderTest(Views views)
{
    private const int MostExplained = 20;

    public IEnumerable<Disclosure> Disclosures()
    {
        foreach (var (cell, measure) in views.Shown())
            yield return new Disclosure(cell.Label, cell.NameOf(measure), "exact", "a cell that must be protected is published");
        var explained = 0;
        foreach (var (cell, measure, parts) in views.Suppressed(views.Outsider, isProtected: false))
        {
            // A base measure outside every class is one that nobody described: taken as derivable.
            if (!parts.All(t => t is null || t.CanDerive(cell))) continue;
            yield return new Disclosure(cell.Label, cell.Cube.Table.Measures[measure].Name, "exact", explained++ < MostExplained
                ? string.Join("; ", parts.OfType<SpanTest>().Select(t => Derivation.Of(cell, t)).Distinct())
                : "derivable from published cells");
        }
    }
}
