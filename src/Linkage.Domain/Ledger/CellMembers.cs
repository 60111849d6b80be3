namespace Linkage.Domain.Ledger;

/// <summary>Who contributes to cells, and how much.</summary>
internal sealed class CellMembers
{
    private readonly ReleaseHistory _history;
    private readonly Dictionary<int, HashSet<int>> _units = [];
    private readonly Dictionary<int, List<int>> _cellsOf = [];
    private readonly Dictionary<int, List<int>> _subjectsOf = [];

    /// <param name="known">Partners whose subjects are left out.</param>
    public CellMembers(ReleaseHistory history, IReadOnlyList<int> cells, ulong known, JudgementCourse course)
    {
        (_history, Cells) = (history, cells);
        foreach (var cell in cells)
        {
            _units.Add(cell, [.. history.Cells[cell].Units]);
            foreach (var unit in history.Cells[cell].Units)
            {
                if (!_cellsOf.TryGetValue(unit, out var list)) _cellsOf.Add(unit, list = []);
                list.Add(cell);
            }
        }

        for (var subject = 0; subject < history.Contributions.Subjects; subject++)
        {
            course.Look();
            if ((history.Contributions.PartnersOf(subject) & known) != 0) continue;
            foreach (var unit in history.Contributions.UnitsOf(subject))
            {
                if (!_cellsOf.ContainsKey(unit)) continue;
                if (!_subjectsOf.TryGetValue(unit, out var list)) _subjectsOf.Add(unit, list = []);
                list.Add(subject);
            }
        }
    }

    public IReadOnlyList<int> Cells { get; }

    /// <summary>
    /// No fewer and no more subjects than this are in a cell. Whoever is in several of its units is counted several times at most; in a
    /// count of subjects nobody is.
    /// </summary>
    public (int Low, int High) SizeOf(int cell)
    {
        var (most, sum) = (0, 0);
        foreach (var unit in _history.Cells[cell].Units)
        {
            if (!_subjectsOf.TryGetValue(unit, out var subjects)) continue;
            (most, sum) = (Math.Max(most, subjects.Count), sum + subjects.Count);
        }

        return (_history.Cells[cell].IsSubjects ? sum : most, sum);
    }

    /// <summary>Some subject of a cell; null when it has none.</summary>
    public int? First(int cell)
    {
        foreach (var subject in Of(cell)) return subject;
        return null;
    }

    public IEnumerable<int> CellsWith(int subject) =>
        _history.Contributions.UnitsOf(subject).ToArray().Where(_cellsOf.ContainsKey).SelectMany(unit => _cellsOf[unit]).Distinct();

    /// <summary>Every subject of a cell, once.</summary>
    public IEnumerable<int> Of(int cell)
    {
        foreach (var unit in _units[cell])
        {
            if (!_subjectsOf.TryGetValue(unit, out var subjects)) continue;
            foreach (var subject in subjects)
                if (FirstUnit(subject, cell) == unit) yield return subject;
        }
    }

    /// <summary>What a subject contributes to a cell; null when nothing, which is not zero.</summary>
    public Int128? In(int subject, int cell)
    {
        var units = _history.Contributions.UnitsOf(subject);
        var values = _history.Contributions.ValuesOf(subject);
        var own = _units[cell];
        Int128? sum = null;
        for (var at = 0; at < units.Length; at++)
            if (own.Contains(units[at])) sum = (sum ?? 0) + values[at];
        return sum;
    }

    private int FirstUnit(int subject, int cell)
    {
        foreach (var unit in _history.Contributions.UnitsOf(subject))
            if (_units[cell].Contains(unit)) return unit;
        return -1;
    }
}
