using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>Groups of rows that published values bind to one another, and the suppressed cells that are made of them.</summary>
/// <param name="Program">The groups are its first variables.</param>
/// <param name="Groups">Per group the variables of its rows, which nothing tells apart.</param>
/// <param name="IsWhole">Per group whether only whole numbers are possible.</param>
/// <param name="IsCapped">Per group whether its upper bound is only there to have one.</param>
/// <param name="Limits">Groups of which the first is at most the second.</param>
/// <param name="Floors">Groups that are at least a known number.</param>
/// <param name="Targets">With the numbers of the groups that make them.</param>
internal sealed record Component(
    LinearProgram Program,
    IReadOnlyList<int[]> Groups,
    IReadOnlyList<bool> IsWhole,
    IReadOnlyList<bool> IsCapped,
    IReadOnlyList<(int Part, int Whole)> Limits,
    IReadOnlyList<(int Group, Int128 Least)> Floors,
    IReadOnlyList<(Target Target, int[] Groups)> Targets)
{
    /// <summary>Whether every group that can only be whole is.</summary>
    public bool IsPossible(BigInteger[] values, BigInteger denominator)
    {
        for (var g = 0; g < Groups.Count; g++)
            if (IsWhole[g] && !(values[g] % denominator).IsZero) return false;
        return true;
    }
}
