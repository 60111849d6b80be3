using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Tabulating;

/// <summary>
/// Facts per inner unit while rows stream by. Subjects whose rows all fall in one unit are counted there; the few that fall in several
/// are counted in each cell at once, and the set of their units, their membership pattern, is kept with its frequency.
/// </summary>
internal sealed class UnitFacts(CubeSet cubes, UnitIndex units)
{
    private readonly List<CellFacts> _facts = [];
    private readonly Dictionary<int, CellFacts> _spread = [];
    private readonly Dictionary<int, CellFacts> _visitors = [];
    private readonly Dictionary<Pattern, ContributorCount> _patterns = [];
    private readonly List<int> _cells = [], _scratch = [];

    public void AddRow(int unit, in RowFacts row)
    {
        if (unit == _facts.Count) _facts.Add(Empty());
        _facts[unit].AddRow(row);
    }

    public void AddSubject(SubjectRows subject, bool weigh)
    {
        if (subject.Units.Count == 1)
        {
            _facts[subject.Units[0]].AddSubject(subject.In(subject.Units[0]), subject.Partners, weigh, subject.RecordKey);
            return;
        }

        var pattern = new Pattern([.. subject.Units]);
        if (!_patterns.TryGetValue(pattern, out var count)) _patterns.Add(pattern, count = new ContributorCount());
        count.Add(subject.Partners, subject.RecordKey);
        var perCell = new Dictionary<int, Share>();
        foreach (var unit in subject.Units)
        {
            if (!_visitors.TryGetValue(unit, out var visitors)) _visitors.Add(unit, visitors = Empty());
            visitors.AddSubject(subject.In(unit), subject.Partners, weigh: false);
            cubes.CellsOf(units.Units[unit], _cells, _scratch);
            foreach (var cell in _cells)
            {
                if (!perCell.TryGetValue(cell, out var share)) perCell.Add(cell, share = new Share(cubes.Spec.Amounts.Count));
                share.Add(subject.In(unit));
            }
        }

        foreach (var (cell, share) in perCell)
        {
            if (!_spread.TryGetValue(cell, out var facts)) _spread.Add(cell, facts = Empty());
            facts.AddSubject(share, subject.Partners, weigh, subject.RecordKey);
        }
    }

    public CellFacts?[] Cells()
    {
        var cells = new CellFacts?[cubes.CellCount];
        for (var u = 0; u < _facts.Count; u++)
        {
            cubes.CellsOf(units.Units[u], _cells, _scratch);
            foreach (var cell in _cells) (cells[cell] ??= Empty()).Merge(_facts[u]);
        }

        foreach (var (cell, facts) in _spread) cells[cell]!.Merge(facts);
        return cells;
    }

    public Tabulation Tabulation(CellFacts?[] cells)
    {
        // Units are put in the order of their grains, so that nothing depends on the order in which rows came.
        var order = Enumerable.Range(0, _facts.Count)
            .Order(Comparer<int>.Create((a, b) => units.Units[a].AsSpan().SequenceCompareTo(units.Units[b]))).ToArray();
        var number = new int[order.Length];
        for (var n = 0; n < order.Length; n++) number[order[n]] = n;
        var patterns = _patterns.Select(p => (Pattern: new Pattern([.. p.Key.Units.Select(u => number[u]).Order()]), p.Value))
            .OrderBy(p => p.Pattern).ToList();
        return new Tabulation(cubes, cells, [.. order.Select(u => units.Units[u])], [.. order.Select(u => _facts[u])], [.. order.Select(Present)],
            [.. patterns.Select(p => p.Pattern)], [.. patterns.Select(p => p.Value)]);
    }

    /// <summary>Facts of a unit with the subjects that fall in other units too.</summary>
    private CellFacts Present(int unit)
    {
        if (!_visitors.TryGetValue(unit, out var visitors)) return _facts[unit];
        visitors.Merge(_facts[unit]);
        return visitors;
    }

    private CellFacts Empty() => new(cubes.Spec.Amounts.Count);
}
