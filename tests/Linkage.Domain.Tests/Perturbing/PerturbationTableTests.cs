using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Tables of noise against those that the ptable package publishes, and against what they promise.</summary>
public sealed class PerturbationTableTests
{
    private const double Unit = 4294967296;

    // tenderle/ptable, tests/testthat/test-examples.R, "Example is correct": pt_ex_cnts() with D = 2, V = 1.05, js = 1.
    [Theory]
    [InlineData(1, new[] { -1, 1, 2 }, new[] { 0.50833333, 0.47500000, 0.01666667 })]
    [InlineData(2, new[] { -2, 0, 1, 2 }, new[] { 0.16155827, 0.55565037, 0.24246618, 0.04032518 })]
    [InlineData(3, new[] { -1, 0, 1, 2 }, new[] { 0.41231301, 0.28806097, 0.18693903, 0.11268699 })]
    [InlineData(4, new[] { -2, -1, 0, 1, 2 }, new[] { 0.07012498, 0.24450007, 0.37074990, 0.24450007, 0.07012498 })]
    public void The_published_example_of_ptable(int count, int[] values, double[] probabilities)
    {
        var row = Table(new() { Maximum = 2, Variance = 1.05m, Blocked = 1 }).Rows[count];
        Assert.Equal(values, row.Values);
        for (var i = 0; i < values.Length; i++) Assert.Equal(probabilities[i], row.Weights[i] / Unit, 6e-7);
    }

    // sdcTools/ptable, vignettes/introduction.Rmd, "Plotting the Perturbation Panel": D = 2, V = 1.08, js = 1.
    [Fact]
    public void The_panel_of_the_vignette()
    {
        var row = Table(new() { Maximum = 2, Variance = 1.08m, Blocked = 1 }).Rows[1];
        Assert.Equal([0.5133, 0.46, 0.0267], row.Weights.Select(w => Math.Round(w / Unit, 4)));
    }

    [Theory]
    [InlineData(3, 1, 0, 0)]
    [InlineData(5, 3, 2, 0)]
    [InlineData(5, 3, 2, 0.5)]
    [InlineData(4, 1, 0, 0.5)]
    [InlineData(10, 2, 0, 0)]
    [InlineData(20, 12, 5, 0.1)]
    public void Every_row_has_no_bias_and_the_variance(int maximum, int variance, int blocked, double stay)
    {
        var table = Table(new() { Maximum = maximum, Variance = variance, Blocked = blocked, Stay = (decimal)stay });
        for (var count = 1; count < table.Rows.Count; count++)
        {
            var (values, weights) = (table.Rows[count].Values, table.Rows[count].Weights);
            Assert.Equal(1L << 32, weights.Sum());
            Assert.Equal(0, values.Zip(weights, (v, w) => v * w).Sum());
            Assert.Equal(variance, values.Zip(weights, (v, w) => v * v * (w / Unit)).Sum(), 1e-6);
            Assert.All(values, v => Assert.True(Math.Abs(v) <= maximum && (count + v == 0 || count + v > blocked)));
            if (values.Contains(0)) Assert.True(weights[values.ToList().IndexOf(0)] / Unit >= stay - 1e-9);
        }
    }

    [Fact]
    public void No_other_distribution_with_these_moments_has_more_entropy()
    {
        // Any small move that keeps sum, mean and variance lowers the entropy: the kernel of the three moments, from the five values.
        var p = Table(new() { Maximum = 2, Variance = 1.05m }).Rows[^1].Weights.Select(w => w / Unit).ToArray();
        double[][] kernel = [[1, -3, 3, -1, 0], [0, 1, -3, 3, -1]];
        foreach (var direction in kernel.Append([1, -2, 0, 2, -1]))
            foreach (var step in new[] { 1e-3, -1e-3 })
                Assert.True(Entropy([.. p.Zip(direction, (q, d) => q + step * d)]) < Entropy(p));
    }

    [Fact]
    public void Zero_stays_zero() => Assert.All([0UL, 1UL << 63, ulong.MaxValue], key => Assert.Equal(0, Table(new()).Noise(0, key)));

    [Fact]
    public void The_key_runs_over_the_whole_distribution()
    {
        var table = Table(new() { Maximum = 3 });
        Assert.Equal(-3, table.Noise(100, 0));
        Assert.Equal(3, table.Noise(100, ulong.MaxValue));
        Assert.Equal(0, table.Noise(1_000_000, 1UL << 63));
    }

    [Theory]
    [InlineData(2, 0.5, 1, "noise-infeasible")] // A one becomes 0, 2 or 3: the variance is at least 1.
    [InlineData(2, 4, 0, "noise-infeasible")]
    [InlineData(0, 1, 0, "noise-maximum")]
    [InlineData(2, 1, 2, "noise-blocked")]
    public void Impossible_noise_is_refused_in_the_agreement(int maximum, double variance, int blocked, string rule)
    {
        var noise = new NoiseParameters { Maximum = maximum, Variance = (decimal)variance, Blocked = blocked };
        var method = new Method { Kind = MethodKind.CellKey, CellKey = noise };
        Assert.Contains(PolicyFaults.Of(new DisclosurePolicy { Method = method }), fault => fault.Rule == rule);
    }

    private static PerturbationTable Table(NoiseParameters parameters) => PerturbationTable.Of(parameters)!;

    private static double Entropy(double[] p) => -p.Sum(x => x * Math.Log(x));
}
