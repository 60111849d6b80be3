using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>The span tests of all classes of base measures, as the outsider sees them and as partners do.</summary>
internal sealed class Views
{
    private readonly Placement _byUnit, _byPattern;

    public Views(Structure structure, CubeSet cubes, IReadOnlyList<ShownCell> cells)
    {
        (Structure, Cells) = (structure, cells);
        _byUnit = new Placement(structure, cubes, cells, false);
        _byPattern = structure.Patterns.Count == 0 ? _byUnit : new Placement(structure, cubes, cells, true);
        Outsider = Seen(_ => []);
    }

    public Structure Structure { get; }

    public IReadOnlyList<ShownCell> Cells { get; }

    /// <summary>One test per class, in the order of the structure.</summary>
    public IReadOnlyList<SpanTest> Outsider { get; }

    /// <summary>Suppressed values with the span test of each base measure that they are made of.</summary>
    /// <param name="primary">Only what is not marked as secondary: insiders may know a cell that is only there to protect others.</param>
    public IEnumerable<(ShownCell Cell, int Measure, IReadOnlyList<SpanTest?> Parts)> Suppressed(IReadOnlyList<SpanTest> tests, bool primary)
    {
        foreach (var cell in Cells)
        {
            for (var m = 0; m < cell.Values.Count; m++)
            {
                if (cell.Values[m].Status != "Q" || primary && cell.Values[m].Confidentiality == "D") continue;
                var parts = PartsOf(cell.Cube.Table.Measures[m], tests);
                if (!HoldNothing(cell, parts)) yield return (cell, m, parts);
            }
        }
    }

    private static bool HoldNothing(ShownCell cell, IReadOnlyList<SpanTest?> parts) => parts.All(t => t?.Knowledge.HoldsNothing(cell) == true);

    private static SpanTest?[] PartsOf(MeasureSpec measure, IReadOnlyList<SpanTest> tests) =>
        [.. BaseMeasure.Of(measure).Select(p => tests.FirstOrDefault(t => t.Knowledge.Concerns(p)))];

    /// <param name="own">Rows that the attacker knows of each class, by its first measure.</param>
    public IReadOnlyList<SpanTest> Seen(Func<BaseMeasure, IEnumerable<int>> own) =>
        [.. Structure.SameMeasures.Select(same => new SpanTest(new Knowledge(Structure, PlacementOf(same), Cells, same, own(same[0]))))];

    /// <summary>Where the rows of a class lie: subjects that fall in several units have rows of their own.</summary>
    public Placement PlacementOf(IReadOnlyList<BaseMeasure> same) => same.Contains(BaseMeasure.Subjects) ? _byPattern : _byUnit;
}
