using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>The span tests of all classes of base measures, as the outsider sees them and as partners do.</summary>
internal sealed class Views
{
    private readonly Placement _byUnit, _byPattern;
    private readonly HashSet<(int Cell, BaseMeasure Measure)> _demands;
    private readonly PrimePair _primes = new();

    public Views(Structure structure, CubeSet cubes, IReadOnlyList<ShownCell> cells)
    {
        (Structure, Cells) = (structure, cells);
        _demands = [.. structure.Protection.Select(p => (p.Cell, p.Measure))];
        _byUnit = new Placement(structure, cubes, cells, false);
        _byPattern = structure.Patterns.Count == 0 ? _byUnit : new Placement(structure, cubes, cells, true);
        Outsider = Seen(_ => []);
    }

    /// <summary>Of tables that fit the structure.</summary>
    public static Views Of(PublishedTables published, Structure structure)
    {
        var cubes = new CubeSet(structure.Spec);
        return new Views(structure, cubes, new Reading(published, cubes).Cells);
    }

    public Structure Structure { get; }

    public IReadOnlyList<ShownCell> Cells { get; }

    /// <summary>One test per class, in the order of the structure.</summary>
    public IReadOnlyList<SpanTest> Outsider { get; }

    /// <summary>Suppressed values with the span test of each base measure that they are made of.</summary>
    /// <param name="isProtected">Only what the structure protects, whatever its mark: insiders may know a cell that protects
    /// others.</param>
    public IEnumerable<(
        ShownCell Cell, int Measure, IReadOnlyList<SpanTest?> Parts)> Suppressed(IReadOnlyList<SpanTest> tests, bool isProtected)
    {
        foreach (var cell in Cells)
        {
            for (var m = 0; m < cell.Values.Count; m++)
            {
                if (cell.Values[m].Status != "Q" || isProtected && !IsProtected(cell, BaseMeasure.Of(cell.Cube.Table.Measures[m])))
                    continue;
                var parts = PartsOf(cell.Cube.Table.Measures[m], tests);
                if (!HoldNothing(cell, parts)) yield return (cell, m, parts);
            }
        }
    }

    /// <summary>Cells of which the structure protects a measure of the class.</summary>
    public IEnumerable<ShownCell> Protected(SpanTest test) =>
        test.Knowledge.Cells.Where(c => !test.Knowledge.IsPublished(c) && IsProtected(c, test.Knowledge.Measures));

    /// <summary>Measures of cells that the structure protects and that can be read all the same.</summary>
    public IEnumerable<(ShownCell Cell, BaseMeasure Measure)> Shown()
    {
        var cells = Cells.ToDictionary(c => c.Number);
        foreach (var demand in Structure.Protection)
        {
            if (!cells.TryGetValue(demand.Cell, out var cell) || !cell.Reveals(demand.Measure)) continue;
            var test = Outsider.FirstOrDefault(t => t.Knowledge.Concerns(demand.Measure));
            if (test?.Knowledge.HoldsNothing(cell) != true) yield return (cell, demand.Measure);
        }
    }

    /// <summary>
    /// The rows that one contributor has alone, where they are several; each subject is in one row of a count of subjects.
    /// </summary>
    public IEnumerable<int[]> Several(SpanTest test, IReadOnlyCollection<int> alone)
    {
        if (test.Knowledge.Concerns(BaseMeasure.Subjects)) return [];
        var rows = alone.ToHashSet();
        return Structure.Patterns.Select(p => Array.FindAll(p, rows.Contains)).Where(p => p.Length > 1);
    }

    // Where nobody says what is protected, all that is suppressed is.
    private bool IsProtected(ShownCell cell, IEnumerable<BaseMeasure> parts) =>
        _demands.Count == 0 || parts.Any(p => _demands.Contains((cell.Number, p)));

    private static bool HoldNothing(ShownCell cell, IReadOnlyList<SpanTest?> parts) =>
        parts.All(t => t?.Knowledge.HoldsNothing(cell) == true);

    private static SpanTest?[] PartsOf(MeasureSpec measure, IReadOnlyList<SpanTest> tests) =>
        [.. BaseMeasure.Of(measure).Select(p => tests.FirstOrDefault(t => t.Knowledge.Concerns(p)))];

    /// <param name="own">Rows that the attacker knows of each class, by its first measure.</param>
    public IReadOnlyList<SpanTest> Seen(Func<BaseMeasure, IEnumerable<int>> own) =>
        [.. Structure.SameMeasures.Select(same => new SpanTest(
            new Knowledge(Structure, PlacementOf(same), Cells, same, own(same[0])), _primes))];

    /// <summary>Where the rows of a class lie: subjects that fall in several units have rows of their own.</summary>
    public Placement PlacementOf(IReadOnlyList<BaseMeasure> same) => same.Contains(BaseMeasure.Subjects) ? _byPattern : _byUnit;
}
