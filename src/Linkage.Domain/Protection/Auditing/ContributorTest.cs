using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>
/// No contributor who stands alone in a row may derive, from published cells and its own row, a primary cell that holds others; and
/// nobody may derive the row of such a contributor.
/// </summary>
internal sealed class ContributorTest(Views views)
{
    private int _exposed;

    public IEnumerable<Disclosure> Disclosures()
    {
        var knowers = views.Outsider.ToDictionary(t => t, ByMark);
        if (_exposed > 0)
            yield return new Disclosure("", "", "contributor", "inner units with a single contributor can be derived, though no cell shows them");
        foreach (var (cell, measure, parts) in views.Suppressed(views.Outsider, primary: true))
        {
            // What the outsider derives is found elsewhere; of the rest, one and the same contributor must know every part.
            var open = parts.OfType<SpanTest>().Where(t => !t.CanDerive(cell)).ToList();
            if (open.Count == 0) continue;
            var able = open.Select(t => Able(t, cell, knowers[t])).Aggregate((a, b) => [.. a.Intersect(b)]);
            if (able.Count > 0)
                yield return new Disclosure(cell.Label, cell.Cube.Table.Measures[measure].Name, "contributor",
                    "a contributor who stands alone can derive what others contribute, with its own row taken away");
        }
    }

    private Dictionary<string, List<int>> ByMark(SpanTest test)
    {
        var byMark = new Dictionary<string, List<int>>();
        foreach (var insider in views.Structure.Insiders.Where(i => i.Partners.Count == 0 && test.Knowledge.Concerns(i.Measure)))
        {
            foreach (var row in insider.Rows)
            {
                var mark = test.Mark([row]);
                if (mark is null) _exposed++;
                else if (!byMark.TryGetValue(mark, out var rows)) byMark.Add(mark, [row]);
                else rows.Add(row);
            }
        }

        // Two who share a mark can each derive the other.
        _exposed += byMark.Values.Count(rows => rows.Count > 1);

        return byMark;
    }

    private static List<int> Able(SpanTest test, ShownCell cell, Dictionary<string, List<int>> knowers)
    {
        var rows = test.Knowledge.RowsOf(cell);
        if (test.Mark(rows) is not { } mark || !knowers.TryGetValue(mark, out var able)) return [];
        return rows.Length == 1 ? [.. able.Where(r => r != rows[0])] : able;
    }
}
