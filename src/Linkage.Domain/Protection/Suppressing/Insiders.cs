using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// What people know of a base measure by being part of it: a contributor who stands alone in a row knows its value, and partners know the
/// rows that only their subjects fill.
/// </summary>
internal sealed class Insiders(Tabulation tabulation, BaseMeasure measure, Incidence incidence, IReadOnlyList<PossibleUnit> possible)
{
    private static readonly ContributorCount s_nobody = new();

    /// <summary>
    /// Per contributor the rows in which it stands alone, of those that lie in a shown cell with nobody else; none when the policy lets a
    /// contributor's value be shown. Who visits several units is taken to be the lone contributor of each of them.
    /// </summary>
    public IReadOnlyList<int[]> Alone(DisclosurePolicy policy)
    {
        var isConcentrated = measure.Kind == BaseKind.Sum && (policy.PPercent ?? policy.Pq?.PPercent ?? policy.Dominance.Count) > 0;
        if (policy.MinimumFrequency <= 1 && !isConcentrated) return [];
        var rows = Rows(count => count.All == 1).Intersect(InLonelyCells()).ToHashSet();
        var several = measure.Kind == BaseKind.Subjects
            ? []
            : tabulation.Patterns.Select(p => Array.FindAll(p.Units, rows.Contains)).Where(p => p.Length > 1).ToList();
        return [.. rows.Order().Select(r => new[] { r }), .. several];
    }

    /// <summary>
    /// Rows that a coalition (bit mask of partners) fills, ascending; with them the possible rows in which only its subjects could be,
    /// for it knows that they are not.
    /// </summary>
    public int[] FilledBy(ulong coalition)
    {
        var filled = Rows(count => count.All > 0 && count.Outside(coalition) == 0);
        var first = incidence.RowCount - possible.Count;
        return filled.Length == 0 ? [] : [.. filled, .. Enumerable.Range(0, possible.Count)
            .Where(p => possible[p].Members.All(u => tabulation.Present[u].Subjects.Outside(coalition) == 0)).Select(p => first + p)];
    }

    /// <summary>The same for the audit: contributors first, then the coalitions that know something.</summary>
    public IEnumerable<Insider> All(DisclosurePolicy policy)
    {
        var partners = tabulation.Spec.Partners;
        int[] alone = [.. Alone(policy).SelectMany(rows => rows).Distinct().Order()];
        if (alone.Length > 0) yield return new Insider([], measure, alone);
        foreach (var coalition in Coalitions.Of(policy, partners.Count))
            if (FilledBy(coalition) is { Length: > 0 } rows)
                yield return new Insider([.. partners.Where((_, p) => (coalition >> p & 1) != 0)], measure, rows);
    }

    /// <summary>Distinct contributors to a row; nobody for a possible one.</summary>
    public long Contributors(int row) => In(row, Count).All;

    /// <summary>
    /// Of whom a sum may not tell too few: contributors; of amounts also those who have something, of shares, and where all have nothing or the
    /// same, those who have nothing, and of rows beside subjects those who have several (as the primary rules ask of a cell).
    /// </summary>
    /// <param name="coalition">Partners, as a bit mask, whose own do not count.</param>
    public IReadOnlyList<RowPeople> Fewest(ulong coalition)
    {
        var people = new List<RowPeople> { AllOutside(coalition) };
        if (measure.Kind == BaseKind.Rows && IsShown(m => m.Kind == MeasureKind.CountSubjects)) Add(facts => facts.Several);
        if (measure.Kind == BaseKind.Sum)
        {
            Add(facts => facts.Amounts[measure.Amount].Nonzero);
            if (tabulation.IsTwoValued(measure.Amount) || IsShown(m => m.Kind == MeasureKind.Share && m.Amount == measure.Amount))
                Add(facts => facts.Amounts[measure.Amount].Zero);
        }

        return people;

        // Of who is in several units it is not known in which of them this holds.
        void Add(Func<CellFacts, ContributorCount> count) => people.Add(new RowPeople(row => In(row, count).Outside(coalition)));
    }

    private RowPeople AllOutside(ulong coalition)
    {
        Func<int, long> present = row => In(row, Count).Outside(coalition);
        if (measure.Kind == BaseKind.Subjects || tabulation.Patterns.Count == 0) return new RowPeople(present);
        var patterns = tabulation.Patterns.SelectMany((pattern, at) => pattern.Units.Select(
            unit => (unit, In: (at, tabulation.PatternCounts[at].Outside(coalition))))).ToLookup(one => one.unit, one => one.In);
        return new RowPeople(
            present, row => row < tabulation.Units.Count ? Count(tabulation.UnitFacts[row]).Outside(coalition) : 0, patterns);
    }

    private bool IsShown(Func<MeasureSpec, bool> isIt) => tabulation.Spec.Tables.SelectMany(t => t.Measures).Any(isIt);

    private ContributorCount In(int row, Func<CellFacts, ContributorCount> count)
    {
        if (row < tabulation.Units.Count) return count(OfUnit(row));
        var pattern = row - tabulation.Units.Count;
        return measure.Kind == BaseKind.Subjects && pattern < tabulation.Patterns.Count ? tabulation.PatternCounts[pattern] : s_nobody;
    }

    private HashSet<int> InLonelyCells()
    {
        var rows = new HashSet<int>();
        var cubes = tabulation.Cubes;
        for (var t = 0; t < cubes.Cubes.Count; t++)
        {
            if (!BaseMeasure.Of(tabulation.Spec.Tables[t]).Contains(measure)) continue;
            for (var c = 0; c < cubes.Cubes[t].CellCount; c++)
                if (cubes.Cubes[t].IsShown(c) && Count(tabulation[cubes.Start(t) + c]).All == 1)
                    rows.UnionWith(incidence[cubes.Start(t) + c]);
        }

        return rows;
    }

    private int[] Rows(Func<ContributorCount, bool> isKnown)
    {
        var units = Enumerable.Range(0, tabulation.Units.Count).Where(u => isKnown(Count(OfUnit(u))));
        if (measure.Kind != BaseKind.Subjects) return [.. units];
        var patterns = Enumerable.Range(0, tabulation.Patterns.Count).Where(p => isKnown(tabulation.PatternCounts[p]));
        return [.. units, .. patterns.Select(p => tabulation.Units.Count + p)];
    }

    /// <summary>
    /// A subject in several units is in the row of its pattern for counts of subjects, and in each of its units for the rest.
    /// </summary>
    private CellFacts OfUnit(int unit) => measure.Kind == BaseKind.Subjects ? tabulation.UnitFacts[unit] : tabulation.Present[unit];

    private ContributorCount Count(CellFacts facts) =>
        measure.Amount < 0 ? facts.Subjects : facts.Amounts[measure.Amount].Contributors;
}
