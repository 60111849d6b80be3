namespace Linkage.Domain.Ledger;

/// <summary>What subjects contribute to several amounts of one part of the candidate, side by side.</summary>
internal sealed class AmountVectors
{
    private readonly ReleaseHistory _history;
    private readonly IReadOnlyList<IGrouping<MeasureUnits, ReleasedCell>> _measures;
    private readonly JudgementCourse _course;
    private readonly Dictionary<int, (int Measure, int Inner)> _places = [];

    /// <param name="measures">The cells of each amount.</param>
    public AmountVectors(ReleaseHistory history, IReadOnlyList<IGrouping<MeasureUnits, ReleasedCell>> measures, JudgementCourse course)
    {
        (_history, _measures, _course) = (history, measures, course);
        for (var measure = 0; measure < measures.Count; measure++)
            foreach (var unit in measures[measure].SelectMany(cell => cell.Units))
                _places.TryAdd(unit, (measure, unit - measures[measure].Key.First));
    }

    public int Measures => _measures.Count;

    /// <summary>Subjects by inner unit, with what they contribute to each amount there.</summary>
    public IEnumerable<(int Subject, int Inner, long[] Values)> Rows()
    {
        var rows = new SortedList<int, long[]>();
        for (var subject = 0; subject < _history.Contributions.Subjects; subject++)
        {
            _course.Look();
            var units = _history.Contributions.UnitsOf(subject);
            for (var at = 0; at < units.Length; at++)
            {
                if (!_places.TryGetValue(units[at], out var place)) continue;
                if (!rows.TryGetValue(place.Inner, out var values)) rows.Add(place.Inner, values = new long[Measures]);
                values[place.Measure] = _history.Contributions.ValuesOf(subject)[at];
            }

            foreach (var (inner, values) in rows) yield return (subject, inner, values);
            rows.Clear();
        }
    }

    /// <summary>Whether the sum of the amounts, each so many times, is zero for more than half of those who have any of them.</summary>
    public bool HoldsForMost(int[] factors)
    {
        var (holding, all) = (0L, 0L);
        foreach (var (_, _, values) in Rows())
        {
            if (!values.Where((value, at) => value != 0 && factors[at] != 0).Any()) continue;
            all++;
            if (Sum(factors, values) == 0) holding++;
        }

        return 2 * holding > all;
    }

    /// <summary>That sum as an amount of its own, in the cells in which all of these amounts are published.</summary>
    public ReleaseHistory Combined(int[] factors)
    {
        var (contributions, units) = (new Contributions(), 0);
        foreach (var (subject, inner, values) in Rows())
        {
            units = Math.Max(units, inner + 1);
            if (Sum(factors, values) is var sum && sum == 0) continue;
            var number = contributions.Number((UInt128)subject, _history.Contributions.PartnersOf(subject));
            contributions.Add(number, inner, (long)Int128.Clamp(sum, 1 - Contributions.Limit, Contributions.Limit - 1));
        }

        contributions.Order();
        return new ReleaseHistory([.. Cells(factors)], units, _history.Partners, contributions, IsCandidateAudited: false);
    }

    private static Int128 Sum(int[] factors, long[] values)
    {
        Int128 sum = 0;
        for (var at = 0; at < values.Length; at++) sum += (Int128)factors[at] * values[at];
        return sum;
    }

    /// <summary>One per set of inner units; a table that repeats a cell of another says nothing new.</summary>
    private IEnumerable<ReleasedCell> Cells(int[] factors)
    {
        int[] used = [.. Enumerable.Range(0, Measures).Where(measure => factors[measure] != 0)];
        var places = used.Select(measure => _measures[measure].Where(cell => cell.Showing == CellShowing.Published)
            .GroupBy(InnerOf).ToDictionary(same => same.Key, same => same.First())).ToList();
        foreach (var (inner, first) in places[0])
        {
            if (inner.Length == 0 || !places.TrueForAll(place => place.ContainsKey(inner))) continue;
            List<Term> terms = [.. used.Zip(places, (measure, place) => new Term(factors[measure], place[inner]))];
            yield return first with
            {
                Definition = $"({Term.Written(terms, cell => cell.Definition)})",
                Units = [.. first.Units.Select(unit => unit - first.Measure.First)],
            };
        }
    }

    private static string InnerOf(ReleasedCell cell) => string.Join(' ', cell.Units.Select(unit => unit - cell.Measure.First));
}
