using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>No suppressed count or sum may be pinned to one value because nothing is negative.</summary>
internal sealed class BoundsTest
{
    private readonly Views _views;
    private readonly Dictionary<(MeasureKind Kind, int? Amount), Bounds> _bounds;

    public BoundsTest(Views views, Neighbourhood neighbourhood)
    {
        _views = views;
        _bounds = views.Structure.Spec.Tables.SelectMany(t => t.Measures).Where(AddsUp).Select(m => (m.Kind, m.Amount)).Distinct()
            .ToDictionary(m => m, m => new Bounds(neighbourhood, views.Cells, m.Kind, m.Amount));
    }

    /// <summary>Measures whose published values cannot all be true, in words.</summary>
    public IEnumerable<string> Obstacles() =>
        _bounds.Where(b => b.Value.IsContradictory).Select(b => $"The published values of a measure ({b.Key.Kind}) contradict each other.");

    public IEnumerable<Disclosure> Disclosures()
    {
        foreach (var cell in _views.Cells)
        {
            for (var m = 0; m < cell.Values.Count; m++)
            {
                var measure = cell.Cube.Table.Measures[m];
                if (cell.Values[m].Status == "Q" && _bounds.TryGetValue((measure.Kind, measure.Amount), out var bounds) && bounds.IsKnown(cell)
                    && !_views.HoldsNothing(cell, measure))
                    yield return new Disclosure(cell.Label, measure.Name, "interval", "published values around it leave one value that is not negative");
            }
        }
    }

    private bool AddsUp(MeasureSpec measure) => measure.Kind switch
    {
        MeasureKind.CountSubjects => _views.Structure.Patterns.Count == 0,
        MeasureKind.CountRows => true,
        MeasureKind.Sum => !_views.Structure.Amounts[measure.Amount!.Value].IsSigned,
        _ => false,
    };
}
