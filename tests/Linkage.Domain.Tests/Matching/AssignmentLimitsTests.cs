using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Domain.Matching.Quality;

namespace Linkage.Domain.Tests.Matching;

public sealed class AssignmentLimitsTests
{
    [Fact]
    public void Only_what_hangs_together_counts_against_the_limit_of_an_optimal_assignment()
    {
        ScoredPair[] pairs = [new(0, 0, 1), new(0, 1, 1), new(1, 1, 1), new(5, 5, 1), new(6, 6, 1), new(7, 6, 1)];
        Assert.Equal(3, PairComponents.Largest(pairs));
        Assert.Null(Assignment.RefusalOf(AssignmentMethod.Optimal, pairs, 3));
        Assert.Equal("component-too-large", Assignment.RefusalOf(AssignmentMethod.Optimal, pairs, 2)!.Code);
        Assert.Null(Assignment.RefusalOf(AssignmentMethod.Greedy, pairs, 2));
    }

    [Fact]
    public void No_right_record_belongs_to_two_subjects_and_no_left_one_is_linked_twice() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"{seed}");
            var pairs = Enumerable.Range(0, 60).Select(_ => (Left: chance.Below(15), Right: chance.Below(8))).Distinct()
                .Select(pair => new ScoredPair(pair.Left, pair.Right, chance.Below(5) / 4.0)).ToList();
            var links = SharedAssignment.Of(pairs, left => left / 3);
            Assert.Equal(links.Count, links.Select(link => link.Left).Distinct().Count());
            Assert.All(links.GroupBy(link => link.Right), shared => Assert.Single(shared.Select(link => link.Left / 3).Distinct()));

            // Whoever is not linked finds every right record that it could have with a subject that has a better pair, or an equal and
            // earlier one.
            var owners = links.ToLookup(link => link.Right);
            foreach (var pair in pairs.Where(pair => links.All(link => link.Left != pair.Left)))
                Assert.Contains(owners[pair.Right], link => link.Left / 3 != pair.Left / 3 && ScoredPair.BestFirst(link, pair) < 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Error_rates_of_a_model_are_the_sums_of_its_patterns()
    {
        // Two fields with two levels: agreement on both has odds 0.1/0.9 · 9 · 9 = 9, on one 1/9, on none 0.001.
        var model = new LinkModel(0.1, [new("a", [0.1, 0.9], [0.9, 0.1]), new("b", [0.1, 0.9], [0.9, 0.1])]);
        var rates = ModelErrorRates.At(model, [0.05, 0.5]);
        var (both, others) = (0.1 * 0.81, 0.9 * 0.01);
        Assert.Equal(others / (both + others), rates[1].FalseMatchRate, 1e-12);
        Assert.Equal(1 - 0.81, rates[1].MissedMatchRate, 1e-12);
        Assert.Equal(1 - 0.99, rates[0].MissedMatchRate, 1e-12);
        Assert.Equal(both + others, rates[1].LinkedShare, 1e-12);
    }
}
