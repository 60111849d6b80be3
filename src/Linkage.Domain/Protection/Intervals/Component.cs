using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>Groups of rows that published values bind to one another, and the suppressed cells that are made of them.</summary>
/// <param name="Groups">Per group the variables of its rows, which nothing tells apart.</param>
/// <param name="Parts">
/// Per group the variables of the program that it is the sum of. A count and a part of it are the part and what is left (those who have
/// the amount are its ones and its zeros), so that none needs a bound by the other.
/// </param>
/// <param name="IsWhole">Per variable of the program whether only whole numbers are possible.</param>
/// <param name="IsCapped">Per variable of the program whether its upper bound is only there to have one.</param>
/// <param name="Most">Per group its upper bound; null for none.</param>
/// <param name="Limits">Groups of which the first is at most the second.</param>
/// <param name="Floors">Groups that are at least a known number.</param>
/// <param name="Targets">With the numbers of the groups that make them.</param>
internal sealed record Component(
    LinearProgram Program,
    IReadOnlyList<int[]> Groups,
    IReadOnlyList<int[]> Parts,
    bool[] IsWhole,
    bool[] IsCapped,
    IReadOnlyList<Int128?> Most,
    IReadOnlyList<(int Part, int Whole)> Limits,
    IReadOnlyList<(int Group, Int128 Least)> Floors,
    IReadOnlyList<(Target Target, int[] Groups)> Targets)
{
    /// <summary>The groups at a point of the program; null when one that can only be whole is not.</summary>
    public PossibleTable? TableAt((BigInteger[] Values, BigInteger Denominator) point)
    {
        for (var v = 0; v < IsWhole.Length; v++)
            if (IsWhole[v] && !(point.Values[v] % point.Denominator).IsZero) return null;
        return new PossibleTable(
            [.. Parts.Select(parts => parts.Aggregate(BigInteger.Zero, (sum, v) => sum + point.Values[v]))], point.Denominator);
    }

    /// <summary>The variables of the program that make a target, ascending.</summary>
    public IEnumerable<int> Variables(int[] groups) => groups.SelectMany(g => Parts[g]).Order();
}
