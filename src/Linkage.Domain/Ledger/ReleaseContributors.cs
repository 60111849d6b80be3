using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Cells and contributions of one release, from its tables and its record. A unit of the history is an inner unit with one base measure;
/// for counts of subjects it is the set of inner units that a subject is in, since who is in several is counted once.
/// </summary>
internal sealed class ReleaseContributors
{
    private readonly LedgerRelease _release;
    private readonly ContributionRecord _record;
    private readonly CubeSet _cubes;
    private readonly HashSet<(int Cell, BaseMeasure Measure)> _protected;
    private readonly ulong[] _bits;
    private readonly long[] _scales;
    private readonly List<(BaseMeasure Measure, int First)> _measures = [];
    private readonly Dictionary<Pattern, int> _patterns = [];
    private readonly List<int[]> _patternUnits = [];
    private readonly int _firstUnit, _patternsFrom;

    /// <param name="partners">Names of the partners of the history.</param>
    /// <param name="decimals">Of all amounts of the history.</param>
    /// <param name="units">Number of the first unit.</param>
    public ReleaseContributors(LedgerRelease release, ContributionRecord record, IReadOnlyList<string> partners, int decimals, int units)
    {
        (_release, _record, _cubes) = (release, record, new CubeSet(release.Spec));
        _protected = [.. release.Protection.Select(one => (one.Cell, one.Measure))];
        _bits = [.. release.Spec.Partners.Select(name => 1UL << partners.ToList().IndexOf(name))];
        _scales = [.. release.Spec.Amounts.Select(amount => (long)Math.Pow(10, decimals - amount.Decimals))];
        _firstUnit = units;
        foreach (var measure in release.Spec.Tables.SelectMany(BaseMeasure.Of).Distinct().Where(one => one.Kind != BaseKind.Subjects))
        {
            _measures.Add((measure, units));
            units += record.Units.Count;
        }

        _patternsFrom = units;
    }

    /// <summary>Number of the first unit after these, once the contributions are added.</summary>
    public int LastUnit => _patternsFrom + _patternUnits.Count;

    /// <returns>False when a contribution is too large to be told apart from others.</returns>
    public bool AddTo(Contributions contributions, JudgementCourse course)
    {
        foreach (var (tag, partners, shares) in _record.Subjects())
        {
            course.Look();
            var subject = contributions.Number(tag, MaskOf(partners));
            contributions.Add(subject, PatternOf(shares), 1);
            foreach (var (measure, first) in _measures)
            {
                foreach (var (unit, share) in shares)
                {
                    if (ValueOf(measure, share) is not { } value) continue;
                    if (Int128.Abs(value) >= Contributions.Limit) return false;
                    contributions.Add(subject, first + unit, (long)value);
                }
            }
        }

        return true;
    }

    /// <summary>The shown cells, each with its base measures.</summary>
    /// <exception cref="InvalidDataException">Tables and specification are not of one result.</exception>
    public IEnumerable<ReleasedCell> Cells()
    {
        if (_release.Tables.Tables.Count != _cubes.Cubes.Count)
            throw new InvalidDataException("The tables are not those of the specification.");
        var (units, patterns) = (UnitsOfCells(), PatternsOfCells());
        for (var t = 0; t < _cubes.Cubes.Count; t++)
        {
            var (table, cube) = (_release.Tables.Tables[t], _cubes.Cubes[t]);
            int[] shown = [.. Enumerable.Range(0, cube.CellCount).Where(cube.IsShown)];
            if (shown.Length != table.Cells.Count) throw new InvalidDataException("A table does not have the cells of the specification.");
            for (var c = 0; c < shown.Length; c++)
            {
                if (!table.Cells[c].Codes.SequenceEqual(cube.Codes(shown[c])))
                    throw new InvalidDataException("A table does not have the cells of the specification.");
                foreach (var measure in BaseMeasure.Of(cube.Table))
                    yield return CellOf(t, shown[c], table.Cells[c], measure, measure.Kind == BaseKind.Subjects ? patterns : units);
            }
        }
    }

    private ReleasedCell CellOf(int table, int cell, PublishedCell published, BaseMeasure measure, ILookup<int, int> units)
    {
        var cube = _cubes.Cubes[table];
        var first = measure.Kind == BaseKind.Subjects ? _patternsFrom : _measures.Find(one => one.Measure == measure).First;
        return new ReleasedCell(_release.Name, cube.Table.Name, $"{cube.Label(cell)} {NameOf(measure)}", KindOf(measure))
        {
            Showing = ShowingOf(cube.Table, published, measure, _cubes.Start(table) + cell),
            Units = [.. units[_cubes.Start(table) + cell].Select(unit => first + unit)],
            Measure = new MeasureUnits(_firstUnit, first, measure.Amount),
            IsSubjects = measure.Kind == BaseKind.Subjects,
        };
    }

    private ILookup<int, int> UnitsOfCells()
    {
        var (cells, scratch) = (new List<int>(), new List<int>());
        return Enumerable.Range(0, _record.Units.Count).SelectMany(unit =>
        {
            _cubes.CellsOf(_record.Units[unit], cells, scratch);
            return cells.Select(cell => (cell, unit)).ToArray();
        }).ToLookup(one => one.cell, one => one.unit);
    }

    private ILookup<int, int> PatternsOfCells()
    {
        var (cells, scratch) = (new List<int>(), new List<int>());
        return Enumerable.Range(0, _patternUnits.Count).SelectMany(pattern =>
        {
            var own = new HashSet<int>();
            foreach (var unit in _patternUnits[pattern])
            {
                _cubes.CellsOf(_record.Units[unit], cells, scratch);
                own.UnionWith(cells);
            }

            return own.Select(cell => (cell, pattern)).ToArray();
        }).ToLookup(one => one.cell, one => one.pattern);
    }

    private int PatternOf(IReadOnlyList<(int Unit, UnitShare Share)> shares)
    {
        var units = new Pattern([.. shares.Select(one => one.Unit)]);
        if (!_patterns.TryGetValue(units, out var pattern))
        {
            _patterns.Add(units, pattern = _patternUnits.Count);
            _patternUnits.Add(units.Units);
        }

        return _patternsFrom + pattern;
    }

    private ulong MaskOf(ulong partners)
    {
        var mask = 0UL;
        for (var p = 0; p < _bits.Length; p++)
            if ((partners >> p & 1) != 0) mask |= _bits[p];
        return mask;
    }

    private Int128? ValueOf(BaseMeasure measure, UnitShare share) => measure.Kind switch
    {
        BaseKind.Rows => share.Rows,
        _ when share.Valid(measure.Amount) == 0 => null,
        BaseKind.Valid => share.Valid(measure.Amount),
        _ when _record.IsOnes[measure.Amount] => share.Total(measure.Amount),
        _ => share.Total(measure.Amount) * _scales[measure.Amount],
    };

    private ContributionKind KindOf(BaseMeasure measure) =>
        measure.Kind != BaseKind.Sum ? ContributionKind.Count
        : _record.IsOnes[measure.Amount] ? ContributionKind.Ones
        : ContributionKind.Amount;

    private string NameOf(BaseMeasure measure) => measure.Kind switch
    {
        BaseKind.Subjects => "subjects",
        BaseKind.Rows => "rows",
        BaseKind.Sum => $"sum of {_release.Spec.Amounts[measure.Amount].Name}",
        _ => $"rows with {_release.Spec.Amounts[measure.Amount].Name}",
    };

    // What any measure of the cell shows is shown.
    private CellShowing ShowingOf(TableSpec table, PublishedCell cell, BaseMeasure part, int number)
    {
        var values = table.Measures.Select((measure, at) => (measure, at)).Where(one => BaseMeasure.Of(one.measure).Contains(part))
            .Select(one => cell.Values[one.at]).ToList();
        if (values.Any(value => value.Status != "Q")) return CellShowing.Published;
        return _protected.Contains((number, part)) ? CellShowing.Protected : CellShowing.Withheld;
    }
}
