using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>Groups of rows that published values bind to one another, and the suppressed cells that are made of them.</summary>
/// <param name="Program">The groups are its first variables.</param>
/// <param name="Groups">Per group the variables of its rows, which nothing tells apart.</param>
/// <param name="IsWhole">Whether only whole numbers are possible.</param>
/// <param name="IsCapped">Per group whether its upper bound is only there to have one.</param>
/// <param name="Targets">With the numbers of the groups that make them, ascending.</param>
/// <param name="Witness">What every variable of the program is in truth; null when it is not told, or does not fit the program.</param>
internal sealed record Component(
    LinearProgram Program,
    IReadOnlyList<int[]> Groups,
    bool IsWhole,
    bool[] IsCapped,
    IReadOnlyList<(Target Target, int[] Groups)> Targets,
    long[]? Witness = null)
{
    private List<int>?[]? _targetsAt;

    /// <summary>Whether a variable of the program has an upper bound only to have one.</summary>
    public bool IsOnlyCapped(int variable) => variable < IsCapped.Length && IsCapped[variable];

    /// <summary>The targets that change with some groups, in their order, with how much.</summary>
    public IEnumerable<((Target Target, int[] Groups) Target, BigInteger Change)> ChangesOf(
        IEnumerable<(int Group, BigInteger Change)> groups)
    {
        var sums = new SortedDictionary<int, BigInteger>();
        foreach (var (group, change) in groups)
            foreach (var target in TargetsAt(group)) sums[target] = sums.GetValueOrDefault(target) + change;
        return sums.Select(s => (Targets[s.Key], s.Value));
    }

    private List<int> TargetsAt(int group)
    {
        if (_targetsAt is null)
        {
            _targetsAt = new List<int>?[Groups.Count];
            for (var t = 0; t < Targets.Count; t++)
                foreach (var of in Targets[t].Groups) (_targetsAt[of] ??= []).Add(t);
        }

        return _targetsAt[group] ?? [];
    }
}
