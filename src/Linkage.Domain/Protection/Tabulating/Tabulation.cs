using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Tabulating;

/// <summary>The exact facts of every cell of every table, margins included, and of the inner units that they are sums of.</summary>
public sealed class Tabulation
{
    private readonly CellFacts?[] _cells;
    private readonly CellFacts _none;
    private readonly bool[] _isSigned, _isTwoValued;

    internal Tabulation(
        CubeSet cubes, CellFacts?[] cells, IReadOnlyList<int[]> units, IReadOnlyList<CellFacts> unitFacts,
        IReadOnlyList<CellFacts> present, IReadOnlyList<Pattern> patterns, IReadOnlyList<ContributorCount> patternCounts)
    {
        (Cubes, _cells, Units, UnitFacts, Present) = (cubes, cells, units, unitFacts, present);
        (Patterns, PatternCounts) = (patterns, patternCounts);
        _none = new CellFacts(Spec.Amounts.Count);
        _isTwoValued = [.. Enumerable.Range(0, Spec.Amounts.Count).Select(a => AreTwoValued([.. present.Select(u => u.Amounts[a])]))];
        _isSigned = [.. Enumerable.Range(0, Spec.Amounts.Count).Select(a => unitFacts.Any(u => u.Amounts[a].IsSigned))];
    }

    public CubeSet Cubes { get; }

    public TabulationSpec Spec => Cubes.Spec;

    /// <summary>The inner units: non-empty crossings of the grains of all variables, in their order.</summary>
    public IReadOnlyList<int[]> Units { get; }

    /// <summary>Facts per inner unit. Subjects that fall in several units are in none of these, but in <see cref="Patterns"/>.</summary>
    internal IReadOnlyList<CellFacts> UnitFacts { get; }

    /// <summary>Who contributes to an inner unit, subjects that fall in other units too included.</summary>
    internal IReadOnlyList<CellFacts> Present { get; }

    internal IReadOnlyList<Pattern> Patterns { get; }

    internal IReadOnlyList<ContributorCount> PatternCounts { get; }

    /// <summary>Facts of a cell by its number over all tables; an empty cell has facts that are all zero.</summary>
    public CellFacts this[int cell] => _cells[cell] ?? _none;

    /// <summary>Distinct subjects in all.</summary>
    public long Subjects => UnitFacts.Sum(u => u.Subjects.All) + PatternCounts.Sum(p => p.All);

    /// <summary>Whether any row has a negative value of the amount, so that a zero sum does not make its parts zero.</summary>
    public bool IsSigned(int amount) => _isSigned[amount];

    /// <summary>
    /// Whether everybody with the amount has either nothing or the same as all others who have something, so that a sum counts them.
    /// </summary>
    public bool IsTwoValued(int amount) => _isTwoValued[amount];

    /// <summary>Value of a base measure in a cell, in units of 10^-decimals for sums.</summary>
    internal static Int128 Value(CellFacts facts, BaseMeasure measure) => measure.Kind switch
    {
        BaseKind.Subjects => facts.Subjects.All,
        BaseKind.Rows => facts.Rows,
        BaseKind.Sum => facts.Amounts[measure.Amount].Total,
        _ => facts.Amounts[measure.Amount].Valid,
    };

    private static bool AreTwoValued(AmountFacts[] facts)
    {
        var some = Array.FindAll(facts, f => f.Nonzero.All > 0);
        return some.Length > 0 && Array.TrueForAll(
            some, f => !f.IsSigned && f.All.Largest[0] == some[0].All.Largest[0] && f.Total == f.All.Largest[0] * f.Nonzero.All);
    }
}
