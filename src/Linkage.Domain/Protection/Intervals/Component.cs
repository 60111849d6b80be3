namespace Linkage.Domain.Protection.Intervals;

/// <summary>Groups of rows that published values bind to one another, and the suppressed cells that are made of them.</summary>
/// <param name="Program">The groups are its first variables.</param>
/// <param name="Groups">Per group the variables of its rows, which nothing tells apart.</param>
/// <param name="IsWhole">Whether only whole numbers are possible.</param>
/// <param name="IsCapped">Per group whether its upper bound is only there to have one.</param>
/// <param name="Targets">With the numbers of the groups that make them, ascending.</param>
internal sealed record Component(
    LinearProgram Program,
    IReadOnlyList<int[]> Groups,
    bool IsWhole,
    bool[] IsCapped,
    IReadOnlyList<(Target Target, int[] Groups)> Targets);
