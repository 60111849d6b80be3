using System.Numerics;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>The suppressed cells whose intervals are looked for, each once per class of base measures.</summary>
internal sealed class Targets
{
    private readonly Views _views;
    private readonly Readings _readings;
    private readonly Statements _statements;
    private readonly DisclosurePolicy _policy;
    private readonly SortedDictionary<(int Cell, int Class), Target> _targets = [];
    private IReadOnlyList<Target>? _all;

    private readonly SortedDictionary<(int Cell, BaseMeasure Measure), bool> _asked = new(Comparer<(int Cell, BaseMeasure Measure)>.Create(
        (a, b) => (a.Cell, a.Measure.Kind, a.Measure.Amount).CompareTo((b.Cell, b.Measure.Kind, b.Measure.Amount))));

    public Targets(Views views, Readings readings, Statements statements, DisclosurePolicy policy, bool everyCell)
    {
        (_views, _readings, _statements, _policy) = (views, readings, statements, policy);
        var cells = views.Cells.ToDictionary(c => c.Number);
        foreach (var cell in views.Structure.Protection)
            if (cells.TryGetValue(cell.Cell, out var shown)) Protect(cell, shown);
        // Where nobody says what is protected, nothing that is suppressed may be known.
        var isUntold = views.Structure.Protection.Count == 0;
        if (!everyCell && !isUntold) return;
        foreach (var cell in views.Cells)
            foreach (var measure in BaseMeasure.Of(cell.Cube.Table))
                if (!cell.Reveals(measure) && For(cell, measure) is { } target) target.MustVary |= isUntold;
    }

    /// <summary>In the order of the cells.</summary>
    public IReadOnlyList<Target> All => _all ??= [.. _targets.Values];

    public IEnumerable<CellInterval> Cells()
    {
        foreach (var ((cell, measure), isProtected) in _asked)
        {
            yield return !_targets.TryGetValue((cell, _readings.ClassOf(measure)), out var target)
                ? new CellInterval(cell, measure, null, null, IntervalNeed.None)
                : new CellInterval(cell, measure, Bound(target.LowerBound), Bound(target.UpperBound),
                    Need(target, isProtected || target.MustVary));
        }
    }

    private static IntervalNeed Need(Target target, bool isAsked)
    {
        if (!isAsked) return IntervalNeed.None;
        if (target.IsMet) return IntervalNeed.Met;
        return target.IsNarrow ? IntervalNeed.Narrow : IntervalNeed.Unproven;
    }

    private static Int128? Bound(BigInteger? bound) =>
        bound is { } value && BigInteger.Abs(value) <= (BigInteger)Int128.MaxValue ? (Int128)value : null;

    private void Protect(ProtectedCell demand, ShownCell cell)
    {
        if (For(cell, demand.Measure) is not { } target) return;
        _asked[(cell.Number, demand.Measure)] = true;
        target.High = Int128.Max(target.High ?? Int128.MinValue, demand.Value + demand.Upper);
        target.Low = Int128.Min(target.Low ?? Int128.MaxValue, demand.Value - demand.Lower);
        if (_statements.IsWhole(target.Class) && demand.Value > 0 && demand.Value < _policy.MinimumFrequency)
            target.Frequency = _policy.MinimumFrequency;
    }

    /// <returns>The target; null when the measure can be negative, so that nothing bounds it, or is not in the table.</returns>
    private Target? For(ShownCell cell, BaseMeasure measure)
    {
        var @class = _readings.ClassOf(measure);
        if (@class < 0 || !BaseMeasure.Of(cell.Cube.Table).Any(_views.Structure.SameMeasures[@class].Contains)) return null;
        // What everybody knew to be nothing needs no protection.
        if (_views.Outsider[@class].Knowledge.HoldsNothing(cell)) return null;
        _asked.TryAdd((cell.Number, measure), false);
        if (_statements.IsSigned(@class)) return null;
        if (_targets.TryGetValue((cell.Number, @class), out var target)) return target;
        var (constant, variables) = _statements.Target(@class, cell);
        _targets.Add((cell.Number, @class), target = new Target(cell, @class, constant, variables));
        return target;
    }
}
