using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Primary;

/// <summary>
/// Group disclosure and zeros: what a cell says of everyone in its group, which is the cell one step up an axis of a sensitive variable.
/// </summary>
internal sealed class GroupRules(DisclosurePolicy policy, Tabulation tabulation)
{
    private readonly StructuralZeros _impossible = new(tabulation.Cubes);

    public bool ZerosAreDisclosive => policy.Zeros == ZeroRule.Disclosive;

    /// <summary>Findings on the count of a cell.</summary>
    public IEnumerable<Finding> Judge(int table, int cell)
    {
        var count = At(table, cell).Subjects.All;
        foreach (var (_, group, _) in Groups(table, cell))
        {
            var all = At(table, group).Subjects.All;
            if (all == 0) continue;
            if (count == 0 && SaysSomething(table, cell)) yield return new Finding(Rule.Zero, null, true, -1);
            if (count == 0 || policy.GroupDisclosurePercent is not { } most) continue;
            yield return Held(null, count, all, most);
        }
    }

    /// <summary>Findings on the numerator of a share: its ones, and its zeros, are a category of the rows that have the amount.</summary>
    public IEnumerable<Finding> Judge(AmountFacts facts, int amount)
    {
        if (facts.Contributors.All == 0) yield break;
        var (sum, ones, zeros) = (BaseMeasure.Sum(amount), facts.Nonzero.All, facts.Zero.All);
        if (policy.Zeros == ZeroRule.Disclosive && (ones == 0 || zeros == 0)) yield return new Finding(Rule.Zero, sum, true, -1);
        if (policy.GroupDisclosurePercent is not { } most) yield break;
        if (ones > 0) yield return Held(sum, ones, facts.Contributors.All, most);
        // Where nearly everybody has a zero the numerator must be able to rise, so that its excess counts downwards.
        if (zeros > 0)
            yield return Held(sum, zeros, facts.Contributors.All, most) is var held ? held with { Excess = -held.Excess } : default;
    }

    /// <summary>Groups of a cell: axis, group cell, and the position that the cell has on the axis.</summary>
    public IEnumerable<(int Axis, int Group, int Position)> Groups(int table, int cell)
    {
        var cube = tabulation.Cubes.Cubes[table];
        for (var a = 0; a < cube.Axes.Count; a++)
        {
            if (!cube.Axes[a].IsSensitive) continue;
            var at = cube.PositionAt(cell, a);
            var position = cube.Axes[a].Positions[at];
            if (position.Parent >= 0 && _impossible.PossibleSiblings(table, cell, a) > 1)
                yield return (a, cube.Moved(cell, a, position.Parent), at);
        }
    }

    /// <summary>
    /// An empty cell is a conclusion when the agreement says so, and also when one sibling holds the whole group: then the zeros beside it
    /// say the same as that sibling does.
    /// </summary>
    private bool SaysSomething(int table, int cell) => !_impossible.Contains(table, cell)
        && (policy.Zeros == ZeroRule.Disclosive
            || policy.GroupDisclosurePercent is not null && Groups(table, cell).Any(g => IsHeldBySibling(table, cell, g.Axis, g.Group)));

    /// <summary>One category's part of a group against the most that the policy allows.</summary>
    private static Finding Held(BaseMeasure? measure, long part, long all, decimal most) =>
        new(Rule.GroupDisclosure, measure, Percentage.Compare(part, most, all) > 0, most - Percentage.Of(part, all))
        { Excess = part - Percentage.Floor(most, all) };

    private bool IsHeldBySibling(int table, int cell, int axis, int group)
    {
        var cube = tabulation.Cubes.Cubes[table];
        var positions = cube.Axes[axis].Positions;
        var parent = positions[cube.PositionAt(cell, axis)].Parent;
        var all = At(table, group).Subjects.All;
        return all > 0 && Enumerable.Range(0, positions.Count)
            .Any(p => positions[p].Parent == parent && At(table, cube.Moved(cell, axis, p)).Subjects.All == all);
    }

    private CellFacts At(int table, int cell) => tabulation[tabulation.Cubes.Start(table) + cell];
}
