using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>The unsafe findings on the shown cells of a tabulation.</summary>
public sealed class Primaries
{
    private readonly Dictionary<int, Finding[]> _unsafe = [];

    internal Primaries(Tabulation tabulation, DisclosurePolicy policy)
    {
        Rules = new PrimaryRules(tabulation, policy);
        for (var t = 0; t < tabulation.Cubes.Cubes.Count; t++)
        {
            var cube = tabulation.Cubes.Cubes[t];
            for (var c = 0; c < cube.CellCount; c++)
            {
                if (!cube.IsShown(c)) continue;
                var cell = tabulation.Cubes.Start(t) + c;
                Finding[] findings = [.. Rules.Judge(cell).Where(f => f.IsUnsafe)];
                if (findings.Length > 0) _unsafe.Add(cell, findings);
            }
        }
    }

    public PrimaryRules Rules { get; }

    /// <summary>Cells with an unsafe finding, by their number over all tables.</summary>
    public IReadOnlyCollection<int> Cells => _unsafe.Keys;

    /// <summary>Unsafe findings on one base measure of a cell, in the order of the rules.</summary>
    public IEnumerable<Finding> Of(int cell, BaseMeasure measure) =>
        _unsafe.TryGetValue(cell, out var findings)
            ? findings.Where(f => f.Measure is null || f.Measure == measure).OrderBy(f => f.Rule)
            : [];
}
