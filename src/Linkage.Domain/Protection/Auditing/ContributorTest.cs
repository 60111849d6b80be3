namespace Linkage.Domain.Protection.Auditing;

/// <summary>
/// No contributor who stands alone in rows may derive, from published cells and its own rows taken together, a protected cell that holds
/// others; and nobody may derive the row of such a contributor.
/// </summary>
internal sealed class ContributorTest(Views views)
{
    private int _exposed;

    public IEnumerable<Disclosure> Disclosures()
    {
        var able = views.Outsider.ToDictionary(t => t, Able);
        if (_exposed > 0)
            yield return new Disclosure("", "", "contributor",
                "inner units with a single contributor can be derived, though no cell shows them");
        foreach (var (cell, measure, parts) in views.Suppressed(views.Outsider, isProtected: true))
        {
            // What the outsider derives is found elsewhere; of the rest, one and the same contributor must know every part.
            var open = parts.OfType<SpanTest>().Where(t => !t.CanDerive(cell)).ToList();
            if (open.Count == 0) continue;
            var knowers = open.Select(t => able[t].GetValueOrDefault(cell.Number) ?? []).Aggregate((a, b) => [.. a.Intersect(b)]);
            if (knowers.Count > 0)
                yield return new Disclosure(cell.Label, cell.Cube.Table.Measures[measure].Name, "contributor",
                    "a contributor who stands alone can derive what others contribute, with its own rows taken away");
        }
    }

    /// <summary>Per cell the contributors, by their rows, who derive it and are not all that is in it.</summary>
    private Dictionary<int, List<RowSet>> Able(SpanTest test)
    {
        var alone = views.Structure.Insiders.Where(i => i.Partners.Count == 0 && test.Knowledge.Concerns(i.Measure)).SelectMany(i => i.Rows)
            .Where(r => r < test.Knowledge.RowCount).Distinct().ToList();
        var able = new Dictionary<int, List<RowSet>>();
        if (alone.Count == 0) return able;
        var byMark = ByMark(test, alone);
        var several = new SeveralRows(test, views.Several(test, alone), alone);
        _exposed += several.Exposed;
        foreach (var cell in views.Protected(test))
        {
            var rows = test.Knowledge.RowsOf(cell);
            var left = test.Remainder(rows);
            if (left.Length == 0) continue;
            var knowers = byMark.GetValueOrDefault(SpanTest.Mark(left)) ?? [];
            able[cell.Number] =
                [.. knowers.Where(r => rows.Length != 1 || rows[0] != r).Select(r => new RowSet([r])), .. several.Able(rows, left)];
        }

        return able;
    }

    private Dictionary<string, List<int>> ByMark(SpanTest test, List<int> alone)
    {
        var byMark = new Dictionary<string, List<int>>();
        foreach (var row in alone)
        {
            var left = test.Remainder([row]);
            if (left.Length == 0) _exposed++;
            else if (!byMark.TryGetValue(SpanTest.Mark(left), out var rows)) byMark.Add(SpanTest.Mark(left), [row]);
            else rows.Add(row);
        }

        // Two who share a mark can each derive the other.
        _exposed += byMark.Values.Count(rows => rows.Count > 1);
        return byMark;
    }
}
