using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>
/// Bounds that follow for suppressed counts and non-negative sums from one family after another: a parent is the sum of its children and
/// none is negative (the shuttle of Buzzigoli and Giusti 1999). They prove that a value is disclosed; that none is, they do not prove.
/// </summary>
internal sealed class Bounds
{
    private const int MostRounds = 50;

    private readonly Dictionary<int, (decimal Least, decimal Most)> _bounds = [];
    private readonly List<(int Parent, int[] Children)> _families;

    /// <param name="kind">Kind of a measure that adds up over the cells.</param>
    public Bounds(Neighbourhood neighbourhood, IReadOnlyList<ShownCell> cells, MeasureKind kind, int? amount)
    {
        foreach (var cell in cells.Where(c => c.Cube.Table.Measures.Any(m => m.Kind == kind && m.Amount == amount)))
            _bounds.Add(cell.Number, cell.Value(kind, amount) is { } value ? (value, value) : (0, decimal.MaxValue));
        _families = [.. neighbourhood.Families().Where(f => _bounds.ContainsKey(f.Parent.Number))
            .Select(f => (f.Parent.Number, f.Children.Select(c => c.Number).ToArray()))];
        var changed = true;
        for (var round = 0; round < MostRounds && changed && !IsContradictory; round++)
        {
            changed = false;
            foreach (var family in _families)
                if (!IsContradictory) changed |= Tighten(family);
        }
    }

    /// <summary>Whether no values at all fit: the published ones cannot all be true.</summary>
    public bool IsContradictory { get; private set; }

    /// <summary>Whether the bounds leave a single value.</summary>
    public bool IsKnown(ShownCell cell) => _bounds.TryGetValue(cell.Number, out var bounds) && bounds.Least == bounds.Most;

    private bool Tighten((int Parent, int[] Children) family)
    {
        var (least, most, unbounded) = (0m, 0m, 0);
        foreach (var child in family.Children)
        {
            least += _bounds[child].Least;
            if (_bounds[child].Most == decimal.MaxValue) unbounded++;
            else most += _bounds[child].Most;
        }

        var changed = Narrow(family.Parent, least, unbounded == 0 ? most : decimal.MaxValue);
        var parent = _bounds[family.Parent];
        foreach (var child in family.Children)
        {
            var own = _bounds[child];
            var others = own.Most == decimal.MaxValue ? unbounded - 1 : unbounded;
            var atLeast = others > 0 ? 0 : parent.Least - (most - (own.Most == decimal.MaxValue ? 0 : own.Most));
            var atMost = parent.Most == decimal.MaxValue ? decimal.MaxValue : parent.Most - (least - own.Least);
            if (!IsContradictory) changed |= Narrow(child, atLeast, atMost);
        }

        return changed;
    }

    private bool Narrow(int cell, decimal least, decimal most)
    {
        var old = _bounds[cell];
        var narrowed = (Least: Math.Max(old.Least, least), Most: Math.Min(old.Most, most));
        IsContradictory |= narrowed.Least > narrowed.Most;
        _bounds[cell] = narrowed;
        return narrowed != old;
    }
}
