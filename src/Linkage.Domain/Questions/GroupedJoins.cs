using Linkage.Domain.Json;

namespace Linkage.Domain.Questions;

/// <summary>
/// The joins of a question whose inputs are matched among each other as well as with the population, so that what three parties say
/// together decides who is one subject.
/// </summary>
public static class GroupedJoins
{
    private const int FewestJoins = 2;
    private const int MostJoins = 7;

    public static bool IsGrouped(BoundJoin join) => join.Match?.Settings.Assignment == MatchAssignment.Groups;

    /// <summary>For every two of the joined inputs a join between them, which finds pairs and which no table reads.</summary>
    public static IEnumerable<BoundJoin> Between(IReadOnlyList<BoundJoin> joins)
    {
        var grouped = joins.Where(IsGrouped).ToList();
        for (var second = 1; second < grouped.Count; second++)
            for (var first = 0; first < second; first++) yield return Between(grouped[first], grouped[second]);
    }

    /// <param name="joins">With their places in the question.</param>
    internal static void Check(IReadOnlyList<(BoundJoin Join, int At)> joins, Input population, FaultList faults)
    {
        var grouped = joins.Where(one => IsGrouped(one.Join)).ToList();
        foreach (var (join, at) in grouped)
        {
            var pointer = $"/joins/{at}/match";
            faults.Check(
                grouped.Count is >= FewestJoins and <= MostJoins, $"{pointer}/assignment", "count",
                $"Groups are of three to {MostJoins + 1} parties: join {FewestJoins} to {MostJoins} inputs so.");
            faults.Check(
                join.Match!.Left == population, $"{pointer}/assignment", "population", "Groups begin with the population: it is on the left.");
            faults.Check(
                IsAlike(join, grouped[0].Join), pointer, "one-group",
                "All joins of a group name the same fields on the left, in the same order, and the same settings.");
        }
    }

    private static bool IsAlike(BoundJoin join, BoundJoin first) =>
        join.Keys.Select(key => key.Left).SequenceEqual(first.Keys.Select(key => key.Left))
        && join.Match!.Settings with { Blocks = first.Match!.Settings.Blocks } == first.Match.Settings
        && join.Match.Blocks.Count == first.Match.Blocks.Count
        && join.Match.Blocks.Zip(first.Match.Blocks).All(
            blocks => blocks.First.Select(key => key.Left).SequenceEqual(blocks.Second.Select(key => key.Left)));

    private static BoundJoin Between(BoundJoin first, BoundJoin second) =>
        new(second.Input, JoinKind.Left, second.Method, Between(first.Keys, second.Keys))
        {
            Match = new(first.Match!.Settings, first.Input, [.. first.Match.Blocks.Zip(second.Match!.Blocks, Between)]),
        };

    private static IReadOnlyList<BoundKey> Between(IReadOnlyList<BoundKey> first, IReadOnlyList<BoundKey> second) =>
        [.. first.Zip(second, (one, other) => new BoundKey(one.Right, other.Right))];
}
