using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Matching.Probabilistic;

namespace Linkage.Domain.Tests.Matching.Probabilistic;

public sealed class ExpectationMaximisationTests
{
    /// <summary>
    /// Splink's test of convergence (tests/test_correctness_of_convergence.py, with known_params_comparison_vectors.csv): 4,000 pairs
    /// made from a prior of 0.5, m = 0.7, 0.9, 0.95 and u = 0.1, 0.025, 0.2 for agreement. The counts of its eight patterns, the true
    /// probability of each, and the precision (0.01) are those of that test.
    /// </summary>
    private static readonly (int[] Levels, long Count, double Probability)[] KnownParameters =
    [
        ([0, 0, 0], 1407, 0.0021321961620469083), ([1, 1, 1], 1198, 0.9991652754590986),
        ([0, 1, 1], 522, 0.9827586206896552), ([0, 0, 1], 408, 0.13970588235294115),
        ([1, 0, 1], 172, 0.7732558139534884), ([1, 0, 0], 163, 0.04294478527607363),
        ([1, 1, 0], 67, 0.9402985074626868), ([0, 1, 0], 63, 0.4285714285714287),
    ];

    [Fact]
    public void Known_parameters_are_found_again()
    {
        var patterns = Patterns(new([2, 2, 2]), KnownParameters.Select(known => (known.Levels, known.Count)));
        var start = new LinkModel(0.2, [.. Enumerable.Range(1, 3).Select(i => new FieldModel($"col_{i}", [0.05, 0.95], [0.9, 0.1]))]);
        var fit = ExpectationMaximisation.Run(patterns, start, new(200, 1e-5, KeepU: false), TestContext.Current.CancellationToken);

        Assert.True(fit.HasConverged);
        Assert.Equal(0.5, fit.Model.Prior, 0.01);
        double[] m = [0.7, 0.9, 0.95], u = [0.1, 0.025, 0.2];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(m[i], fit.Model.Fields[i].M[1], 0.01);
            Assert.Equal(u[i], fit.Model.Fields[i].U[1], 0.01);
        }

        Assert.All(
            KnownParameters, known => Assert.Equal(known.Probability, fit.Model.Probability(known.Levels), 0.01 * known.Probability));
    }

    /// <summary>Dempster, Laird and Rubin (1977), theorem 1.</summary>
    [Fact]
    public void No_step_makes_the_patterns_less_likely() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Seeded($"likelihood {seed}");
            var shape = new PatternShape([.. Enumerable.Range(0, 2 + chance.Below(3)).Select(_ => 2 + chance.Below(3))]);
            var patterns = Patterns(shape, Enumerable.Range(0, 20).Select(_ => Row(chance, shape)));
            var model = new LinkModel(
                0.3, [.. shape.Levels.Select((count, i) => new FieldModel($"{i}", Shares(chance, count), Shares(chance, count)))]);
            var before = double.NegativeInfinity;
            for (var step = 0; step < 10; step++)
            {
                var fit = ExpectationMaximisation.Run(
                    patterns, model, new(1, 0, KeepU: chance.Below(2) == 0), TestContext.Current.CancellationToken);
                Assert.True(fit.LogLikelihood >= before - (1e-9 * Math.Abs(before)));
                (model, before) = (fit.Model, fit.LogLikelihood);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_fit_that_still_moves_says_so()
    {
        var patterns = Patterns(new([2, 2, 2]), KnownParameters.Select(known => (known.Levels, known.Count)));
        var start = new LinkModel(0.2, [.. Enumerable.Range(1, 3).Select(i => new FieldModel($"col_{i}", [0.05, 0.95], [0.9, 0.1]))]);
        var fit = ExpectationMaximisation.Run(patterns, start, new(2, 1e-9, KeepU: false), TestContext.Current.CancellationToken);
        Assert.Equal((2, false), (fit.Iterations, fit.HasConverged));
    }

    [Fact]
    public void Patterns_read_back_as_they_were_written()
    {
        var shape = new PatternShape([2, 5, 3]);
        int[] levels = [-1, 4, 0];
        Assert.Equal(levels, shape.Read(shape.Write(levels)));
    }

    private static PatternCounts Patterns(PatternShape shape, IEnumerable<(int[] Levels, long Count)> rows)
    {
        var patterns = new PatternCounts(shape);
        foreach (var (levels, count) in rows) patterns.Add(shape.Write(levels), count);
        return patterns;
    }

    private static (int[] Levels, long Count) Row(Seeded chance, PatternShape shape) =>
        ([.. shape.Levels.Select(count => chance.Below(count + 1) - 1)], 1 + chance.Below(500));

    private static double[] Shares(Seeded chance, int count)
    {
        var parts = Enumerable.Range(0, count).Select(_ => 0.01 + chance.Fraction()).ToArray();
        return [.. parts.Select(part => part / parts.Sum())];
    }
}
