using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>The incidence by units, for what adds up over rows, and by membership patterns, for distinct subjects.</summary>
internal sealed class Matrices
{
    private readonly Incidence _byUnit, _byPattern;

    public Matrices(Tabulation tabulation, DisclosurePolicy policy, Primaries primaries)
    {
        _byUnit = new Incidence(tabulation.Cubes);
        foreach (var unit in tabulation.Units) _byUnit.Add(unit);
        var zeros = primaries.Cells.Where(c => tabulation[c].Subjects.All == 0);
        Possible = new PossibleUnits(tabulation, new GroupRules(policy, tabulation), cell => _byUnit[cell]).Of(zeros);

        _byPattern = tabulation.Patterns.Count == 0 ? _byUnit : new Incidence(tabulation.Cubes);
        if (_byPattern != _byUnit)
        {
            foreach (var unit in tabulation.Units) _byPattern.Add(unit);
            foreach (var pattern in tabulation.Patterns) _byPattern.Add(pattern.Units.Select(u => tabulation.Units[u]));
            foreach (var possible in Possible) _byPattern.Add(possible.Unit);
        }

        foreach (var possible in Possible) _byUnit.Add(possible.Unit);
    }

    public IReadOnlyList<PossibleUnit> Possible { get; }

    public Incidence For(MeasureClass measures) => measures.Measures[0].Kind == BaseKind.Subjects ? _byPattern : _byUnit;
}
