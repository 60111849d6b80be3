using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Matching;

namespace Linkage.Domain.Tests.Matching;

public sealed class AssignmentTests
{
    [Fact]
    public void Optimal_links_add_up_to_the_most_that_any_links_do() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"optimal {seed}");
            var pairs = Pairs(chance, 2 + chance.Below(6), 2 + chance.Below(6), 1 + chance.Below(9));
            var links = Choose(AssignmentMethod.Optimal, pairs);
            AssertOneToOne(links, pairs);
            Assert.Equal(Best(pairs, 0, [], []), links.Sum(Units));
        }).QuickCheckThrowOnFailure();

    /// <summary>Larger graphs than can be tried through: the greedy links are a lower bound.</summary>
    [Fact]
    public void Optimal_links_are_never_worse_than_greedy_ones() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"large {seed}");
            var pairs = Pairs(chance, 60, 60, 1 + chance.Below(20));
            var links = Choose(AssignmentMethod.Optimal, pairs);
            AssertOneToOne(links, pairs);
            Assert.True(links.Sum(Units) >= Choose(AssignmentMethod.Greedy, pairs).Sum(Units));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Greedy_takes_the_best_free_pair_and_optimal_the_best_sum()
    {
        ScoredPair[] pairs = [new(0, 0, 0.9), new(0, 1, 0.85), new(1, 0, 0.85)];
        Assert.Equal([new(0, 0, 0.9)], Choose(AssignmentMethod.Greedy, pairs));
        Assert.Equal([new(0, 1, 0.85), new(1, 0, 0.85)], Choose(AssignmentMethod.Optimal, pairs));
    }

    [Fact]
    public void Ties_go_to_the_lower_places_whatever_the_order_of_the_input()
    {
        ScoredPair[] pairs = [new(0, 1, 0.8), new(1, 1, 0.8), new(0, 0, 0.8), new(1, 0, 0.8)];
        foreach (var method in (AssignmentMethod[])[AssignmentMethod.Greedy, AssignmentMethod.Optimal])
        {
            Assert.Equal(Choose(method, pairs), Choose(method, [.. pairs.Reverse()]));
        }

        Assert.Equal([new(0, 0, 0.8), new(1, 1, 0.8)], Choose(AssignmentMethod.Greedy, pairs));
    }

    [Fact]
    public void Many_to_one_gives_every_left_record_its_best()
    {
        ScoredPair[] pairs = [new(0, 5, 0.9), new(1, 5, 0.8), new(1, 6, 0.7), new(2, 7, 0.8), new(2, 6, 0.8)];
        Assert.Equal([new(0, 5, 0.9), new(1, 5, 0.8), new(2, 6, 0.8)], Choose(AssignmentMethod.ManyToOne, pairs));
    }

    private static IReadOnlyList<ScoredPair> Choose(AssignmentMethod method, IReadOnlyList<ScoredPair> pairs) =>
        Assignment.Choose(method, pairs, cancel: TestContext.Current.CancellationToken);

    private static long Units(ScoredPair pair) => (long)Math.Round(pair.Score * 1e9);

    private static List<ScoredPair> Pairs(Seeded chance, int left, int right, int outOf)
    {
        List<ScoredPair> pairs = [];
        for (var l = 0; l < left; l++)
        {
            for (var r = 0; r < right; r++)
            {
                if (chance.Below(outOf) == 0) pairs.Add(new(l, r, chance.Below(1000) / 1000.0));
            }
        }

        return pairs;
    }

    /// <summary>Every choice of links, one pair after the other.</summary>
    private static long Best(List<ScoredPair> pairs, int from, HashSet<int> left, HashSet<int> right)
    {
        if (from == pairs.Count) return 0;
        var pair = pairs[from];
        var best = Best(pairs, from + 1, left, right);
        if (left.Contains(pair.Left) || right.Contains(pair.Right)) return best;
        left.Add(pair.Left);
        right.Add(pair.Right);
        best = Math.Max(best, Units(pair) + Best(pairs, from + 1, left, right));
        left.Remove(pair.Left);
        right.Remove(pair.Right);
        return best;
    }

    private static void AssertOneToOne(IReadOnlyList<ScoredPair> links, IReadOnlyList<ScoredPair> pairs)
    {
        Assert.Equal(links.Count, links.Select(link => link.Left).Distinct().Count());
        Assert.Equal(links.Count, links.Select(link => link.Right).Distinct().Count());
        Assert.All(links, link => Assert.Contains(link, pairs));
    }
}
