using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Chooses what to suppress besides where an attacker's interval is too narrow: in the family of the cell with the least room, the
/// cheapest published cell that gives enough, protected from then on as a primary is (GaussSuppression, "FixRiskyIntervals").
/// </summary>
internal sealed class Widening
{
    private const int FewUnproven = 5, NearbyRings = 2;

    private readonly Tabulation _tabulation;
    private readonly Dictionary<(int Cell, BaseMeasure Measure), Column> _columns = [];
    private readonly Dictionary<(int Cell, BaseMeasure Measure), Int128> _demands;

    public Widening(Tabulation tabulation, IReadOnlyList<Matrix> matrices, IReadOnlyList<ProtectedCell> protection)
    {
        _tabulation = tabulation;
        foreach (var matrix in matrices)
            foreach (var column in matrix.Columns)
                foreach (var cell in column.Cells)
                    foreach (var measure in matrix.Measures.Measures) _columns[(cell, measure)] = column;
        _demands = protection.ToDictionary(p => (p.Cell, p.Measure), p => Int128.Max(p.Lower, p.Upper));
    }

    /// <summary>
    /// Holds a cell back for every interval that is proven too narrow; when there is none, for the few of which nothing is proven.
    /// </summary>
    /// <param name="isPublished">By cell and measure.</param>
    /// <returns>Measures of which more is held back; none when nothing is narrow, or nothing is left to hold.</returns>
    public IReadOnlySet<BaseMeasure> Hold(IReadOnlyList<CellInterval> found, Func<int, BaseMeasure, bool> isPublished)
    {
        var changed = new HashSet<BaseMeasure>();
        var narrowest = found.Where(c => c.Need == IntervalNeed.Narrow).ToList();
        // With more around it a cell of which nothing was proven may get its proof; where hardly any has one, the search failed as a whole.
        if (narrowest.Count == 0) narrowest = [.. found.Where(c => c.Need == IntervalNeed.Unproven)];
        var most = Math.Max(FewUnproven, found.Count / 10);
        if (narrowest.Count > most && narrowest[0].Need == IntervalNeed.Unproven) return changed;
        var held = new HashSet<Column>();
        foreach (var narrow in narrowest)
        {
            if (IsHelped(narrow.Cell, narrow.Measure, held) || Choose(narrow.Cell, narrow.Measure, isPublished) is not { } column) continue;
            column.IsHeld = held.Add(column);
            changed.Add(narrow.Measure);
        }

        return changed;
    }

    /// <summary>Whether a cell of its families is held back already, which may be enough for both.</summary>
    private bool IsHelped(int cell, BaseMeasure measure, HashSet<Column> held) =>
        held.Count > 0 && _columns[(cell, measure)].Cells.SelectMany(Families).SelectMany(f => f)
            .Any(c => _columns.TryGetValue((c, measure), out var column) && held.Contains(column));

    /// <summary>
    /// First where room is wanting nearby, then wherever there is any; what stays published on request is held back last.
    /// </summary>
    private Column? Choose(int cell, BaseMeasure measure, Func<int, BaseMeasure, bool> isPublished) =>
        Choose(cell, measure, isPublished, c => !c.IsForced, NearbyRings, true)
        ?? Choose(cell, measure, isPublished, c => !c.IsForced, int.MaxValue, false)
        ?? Choose(cell, measure, isPublished, _ => true, int.MaxValue, false);

    /// <summary>Looks in the families of the cell, and as long as nothing is found in those of their suppressed members.</summary>
    /// <param name="isTight">Only families without the room that is asked.</param>
    private Column? Choose(
        int cell, BaseMeasure measure, Func<int, BaseMeasure, bool> isPublished, Predicate<Column> isFree, int rings, bool isTight)
    {
        var demand = _demands.GetValueOrDefault((cell, measure), 1);
        var reached = new HashSet<int>(_columns[(cell, measure)].Cells);
        var ring = reached.Order().ToList();
        for (var r = 0; r < rings && ring.Count > 0; r++)
        {
            var families = ring.SelectMany(Families)
                .Select(family => family.Where(c => _columns.ContainsKey((c, measure))).ToList())
                .ToList();
            var chosen = families.Select(
                family => (Room: Room(family, measure, isPublished), Free: Free(family, measure, isPublished, isFree)))
                .Where(f => f.Free.Count > 0 && (!isTight || f.Room < demand)).OrderBy(f => f.Room)
                .Select(f => f.Free.OrderBy(c => c.Value < demand).ThenBy(c => c.Value < demand ? -c.Value : c.Column.Cost)
                    .ThenBy(c => c.Column.Label, StringComparer.Ordinal).First().Column)
                .FirstOrDefault();
            if (chosen is not null) return chosen;
            ring = [.. families.SelectMany(f => f).Where(c => !isPublished(c, measure))
                .SelectMany(c => _columns[(c, measure)].Cells).Distinct().Where(reached.Add).Order()];
        }

        return null;
    }

    /// <summary>What the suppressed others of a family can give and take.</summary>
    private Int128 Room(List<int> family, BaseMeasure measure, Func<int, BaseMeasure, bool> isPublished) =>
        family.Where(c => !isPublished(c, measure)).Aggregate(Int128.Zero, (sum, c) => sum + Value(c, measure));

    private List<(Column Column, Int128 Value)> Free(
        List<int> family, BaseMeasure measure, Func<int, BaseMeasure, bool> isPublished, Predicate<Column> isFree) =>
        [.. family.Where(c => isPublished(c, measure)).Select(c => (Column: _columns[(c, measure)], Value: Value(c, measure)))
            .Where(c => c.Value > 0 && c.Column is { IsHeld: false, Rows.Length: > 0 } && isFree(c.Column))];

    private Int128 Value(int cell, BaseMeasure measure) => Int128.Abs(Tabulation.Value(_tabulation[cell], measure));

    /// <summary>Per axis the siblings of a cell, and its children.</summary>
    private IEnumerable<IEnumerable<int>> Families(int cell)
    {
        var (table, inner) = _tabulation.Cubes.Locate(cell);
        var (cube, start) = (_tabulation.Cubes.Cubes[table], _tabulation.Cubes.Start(table));
        for (var a = 0; a < cube.Axes.Count; a++)
        {
            var axis = a;
            var at = cube.PositionAt(inner, axis);
            var parent = cube.Axes[axis].Positions[at].Parent;
            if (parent >= 0)
                yield return cube.Axes[axis].Children(parent)
                    .Where(p => p != at)
                    .Append(parent)
                    .Select(p => start + cube.Moved(inner, axis, p));
            yield return cube.Axes[axis].Children(at).Select(p => start + cube.Moved(inner, axis, p));
        }
    }
}
