using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Primary;

/// <summary>All primary rules of a policy on the cells of a tabulation; each cell is judged by itself.</summary>
public sealed class PrimaryRules
{
    private readonly Tabulation _tabulation;
    private readonly FrequencyRules _frequency;
    private readonly AmountRules _amounts;
    private readonly GroupRules _groups;
    private readonly HashSet<int> _summed, _shared;
    private readonly bool _countsBoth;

    public PrimaryRules(Tabulation tabulation, DisclosurePolicy policy)
    {
        _tabulation = tabulation;
        var coalitions = Coalitions.Of(policy, tabulation.Spec.Partners.Count);
        (_frequency, _amounts, _groups) = (new(policy, coalitions), new(policy, coalitions), new(policy, tabulation));
        var measures = tabulation.Spec.Tables.SelectMany(t => t.Measures).Where(m => m.Amount is not null).ToList();
        _summed = [.. measures.Where(m => m.Kind != MeasureKind.Share).Select(m => m.Amount!.Value)];
        var kinds = tabulation.Spec.Tables.SelectMany(t => t.Measures).Select(m => m.Kind).ToHashSet();
        _countsBoth = kinds.IsSupersetOf([MeasureKind.CountSubjects, MeasureKind.CountRows]);
        _shared = [.. measures.Where(m => m.Kind == MeasureKind.Share).Select(m => m.Amount!.Value)];
    }

    /// <summary>Every finding, safe ones included, on a cell by its number over all tables.</summary>
    public IEnumerable<Finding> Judge(int cell)
    {
        var (table, inner) = _tabulation.Cubes.Locate(cell);
        var facts = _tabulation[cell];
        var findings = _frequency.Judge(facts.Subjects, null).Concat(_groups.Judge(table, inner));
        // Rows less subjects say how many more rows those few have who have several.
        if (_countsBoth) findings = findings.Concat(_frequency.Judge(facts.Several, BaseMeasure.Rows));
        foreach (var amount in _summed) findings = findings.Concat(Summed(facts.Amounts[amount], amount));
        foreach (var amount in _shared) findings = findings.Concat(Shared(facts.Amounts[amount], amount));
        return findings;
    }

    private IEnumerable<Finding> Summed(AmountFacts facts, int amount)
    {
        foreach (var finding in Contributors(facts, amount).Concat(_amounts.Judge(facts, amount))) yield return finding;
        // Where few are not zero, the sum is theirs: of an amount such as a count of projects it says how many they are.
        foreach (var finding in _frequency.Judge(facts.Nonzero, BaseMeasure.Sum(amount))) yield return finding;
        // Where all have nothing or the same, a sum counts both, as a share does.
        if (_tabulation.IsTwoValued(amount))
            foreach (var finding in _frequency.Judge(facts.Zero, BaseMeasure.Sum(amount))) yield return finding;
        // A sum of nothing but zeros tells the amount of each contributor.
        if (facts.Contributors.All > 0 && facts.All.Magnitude == 0)
            yield return new Finding(Rule.Zero, BaseMeasure.Sum(amount), _groups.ZerosAreDisclosive, -1);
    }

    private IEnumerable<Finding> Shared(AmountFacts facts, int amount) =>
        Contributors(facts, amount)
            .Concat(_frequency.Judge(facts.Nonzero, BaseMeasure.Sum(amount)))
            .Concat(_frequency.Judge(facts.Zero, BaseMeasure.Sum(amount)))
            .Concat(_groups.Judge(facts, amount));

    private IEnumerable<Finding> Contributors(AmountFacts facts, int amount) =>
        _frequency.Judge(facts.Contributors, BaseMeasure.Sum(amount))
            .Concat(_frequency.Judge(facts.Contributors, BaseMeasure.Valid(amount)));
}
