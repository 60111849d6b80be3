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

    /// <summary>What they contribute to the sum of the amounts, each so many times.</summary>
    public static Int128 Sum(int[] factors, long[] values)
    {
        Int128 sum = 0;
        for (var at = 0; at < values.Length; at++) sum += (Int128)factors[at] * values[at];
        return sum;
    }

    /// <summary>The cells that show several of the amounts, by their places among these.</summary>
    public CommonCells Common(params ReadOnlySpan<int> measures)
    {
        var shown = new List<Dictionary<string, ReleasedCell>>();
        foreach (var measure in measures)
            shown.Add(_measures[measure].Where(cell => cell.Showing == CellShowing.Published && cell.Units.Count > 0)
                .GroupBy(InnerOf).ToDictionary(same => same.Key, same => same.First()));
        return new CommonCells([.. measures], [.. shown[0].Keys.Where(inner => shown.TrueForAll(one => one.ContainsKey(inner)))
            .Select(inner => shown.ConvertAll(one => one[inner]))]);
    }

    /// <summary>The sum of the amounts, each so many times, as an amount of its own in some cells.</summary>
    /// <param name="cells">Numbers of the common cells.</param>
    public ReleaseHistory Combined(int[] factors, CommonCells common, IEnumerable<int> cells)
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
        return new ReleaseHistory(
            [.. cells.Select(cell => common.Combined(factors, cell))], units, _history.Partners, contributions, IsCandidateAudited: false);
    }

    private static string InnerOf(ReleasedCell cell) => string.Join(' ', cell.Units.Select(unit => unit - cell.Measure.First));
}
