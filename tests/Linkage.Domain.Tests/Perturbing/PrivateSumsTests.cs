using System.Numerics;
using System.Text.Json;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Private sums and means: bounded contributions, noise that fits the bounds, and tables that still add up.</summary>
public sealed class PrivateSumsTests
{
    private static readonly ContributionBounds s_poor = PrivateQuestions.Unused[1];

    // Amounts are 1 to 49,951 and several subjects have two rows.
    [Theory]
    [InlineData(0, 20_000, NoiseKind.Gaussian)]
    [InlineData(100, 20_000, NoiseKind.Laplace)]
    [InlineData(-500, 9_000, NoiseKind.Gaussian)]
    [InlineData(-9_000, -10, NoiseKind.Laplace)]
    public void Tables_add_up_and_keep_the_sign_of_the_bounds(long low, long high, NoiseKind noise)
    {
        ContributionBounds[] bounds = [new("d", "income", low, high), s_poor];
        var (rows, cubes) = (RandomTables.Fill(PrivateQuestions.Summed, "sums", 300, 5), new CubeSet(PrivateQuestions.Summed));
        var tables = new PrivateRelease(cubes, Parameters(noise), bounds).Draw(rows.Tally(bounds), new SeededBytes($"{low} {high}"));
        var (counts, sums) = (PrivateQuestions.ValuesOf(tables, 0), PrivateQuestions.ValuesOf(tables, 1));
        PrivateQuestions.AddsUp(cubes, counts);
        PrivateQuestions.AddsUp(cubes, sums);
        Assert.All(sums.Values, sum => Assert.True((low < 0 || sum >= 0) && (high > 0 || sum <= 0)));
        Assert.All(PrivateQuestions.ValuesOf(tables, 2).Values, mean => Assert.InRange(mean, low / 100m, high / 100m));
        Assert.True(Judged(tables, bounds).IsSafe);
    }

    [Fact]
    public void Contributions_are_cut_off_at_the_bounds_and_means_are_per_subject()
    {
        var spec = OneCell();
        ContributionBounds[] bounds = [new("d", "income", -5, 100)];
        var tally = new Rows(spec).AddRow(0, "r", [60]).AddRow(0, "r", [70]).AddRow(1, "r", [-1_000]).AddRow(2, "r", [20]).AddRow(3, "r", [null])
            .Tally(bounds);
        BaseMeasure[] measures = [BaseMeasure.Subjects, BaseMeasure.Sum(0), BaseMeasure.Valid(0)];
        Assert.Equal([4, 100 - 5 + 20, 3], measures.Select(measure => (int)Assert.Single(tally.Of(measure))));
    }

    // A hundred thousand times 12.34 with σ = 150: the mean is right to a cent.
    [Fact]
    public void A_mean_is_the_quotient_of_sum_and_subjects()
    {
        var spec = OneCell();
        ContributionBounds[] bounds = [new("d", "income", 0, 10_000)];
        var tally = new Rows(spec).Add(100_000, "r", [1_234]).Tally(bounds);
        var values = Draw(spec, tally, bounds, NoiseKind.Gaussian, 100, "mean").Tables[0].Cells[0].Values;
        Assert.InRange(values[1].Value!.Value, 1_233_900, 1_234_100);
        Assert.Equal(12.34m, values[2].Value);
    }

    // Of the three tables one shows sums, on coarser areas than the others show people.
    [Fact]
    public void A_sum_is_measured_where_it_is_shown_only()
    {
        ContributionBounds[] bounds = [new("d", "income", 0, 50_000), s_poor];
        var spec = RandomTables.Spec();
        spec = spec with
        {
            Tables =
            [
                spec.Tables[0] with { Measures = [Counts.People] },
                new("sums", [new("sex", ["sex"]), new("area", ["municipality"])], [new("sum", MeasureKind.Sum, 0)]),
            ],
        };
        var (rows, cubes) = (RandomTables.Fill(spec, "coarse", 2_000), new CubeSet(spec));
        var release = new PrivateRelease(cubes, Parameters(NoiseKind.Gaussian) with { PerRelease = 100 }, bounds);
        Assert.Equal(5 + 3, release.Measurements);
        var tables = release.Draw(rows.Tally(bounds), new SeededBytes("coarse"));
        var (sums, tabulation) = (PrivateQuestions.ValuesOf(new([tables.Tables[1]]), 0), rows.Tabulate());
        foreach (var cell in Enumerable.Range(0, cubes.Cubes[1].CellCount))
        {
            // σ = 500 · √(8/200) = 100, and three measurements on the way down.
            var truth = Quotient.Scaled((BigInteger)tabulation[cubes.Start(1) + cell].Amounts[0].Total, 2);
            Assert.InRange(sums[$"sums {string.Join(' ', cubes.Cubes[1].Codes(cell))}"], truth - 600, truth + 600);
        }
    }

    // What the noise is scaled to: without any one subject one true sum changes, by no more than the sensitivity.
    [Fact]
    public void One_subject_changes_one_sum_by_the_sensitivity_at_most()
    {
        ContributionBounds[] bounds = [new("d", "income", -3_000, 2_000), s_poor];
        var rows = RandomTables.Fill(PrivateQuestions.Summed, "sensitivity", 60, 2);
        BaseMeasure[] measures = [BaseMeasure.Subjects, BaseMeasure.Sum(0), BaseMeasure.Valid(0)];
        for (var subject = 0; subject < 60; subject++)
        {
            var (all, less) = (rows.Tally(bounds), rows.Without(subject).Tally(bounds));
            var changed = measures.Select(m => all.Of(m).Zip(less.Of(m), (with, without) => Int128.Abs(with - without)).ToArray()).ToArray();
            var leaf = Assert.Single(Enumerable.Range(0, changed[0].Length), at => changed[0][at] == 1);
            Assert.All(changed, of => Assert.All(Enumerable.Range(0, of.Length).Where(at => at != leaf), at => Assert.True(of[at] == 0)));
            Assert.True(changed[1][leaf] <= bounds[0].Sensitivity() && changed[2][leaf] == 1);
        }
    }

    // The order in which others come must not decide in which crossing somebody stands.
    [Fact]
    public void Where_a_subject_stands_does_not_depend_on_others()
    {
        ContributionBounds[] bounds = [new("d", "income", 0, 2_000), s_poor];
        var rows = RandomTables.Fill(PrivateQuestions.Summed, "order", 80, 2);
        foreach (var measure in new[] { BaseMeasure.Subjects, BaseMeasure.Sum(0), BaseMeasure.Valid(0) })
            Assert.Equal(rows.Tally(bounds).Of(measure), rows.Reversed().Tally(bounds).Of(measure));
    }

    /// <summary>
    /// CKS 2020, theorem 4 and definition 3: a sum of sensitivity Δ among m measurements has discrete Gaussian noise of σ² = m·Δ²/2ρ, or
    /// discrete Laplace noise of scale m·Δ/ε.
    /// </summary>
    [Theory]
    [InlineData(NoiseKind.Gaussian)]
    [InlineData(NoiseKind.Laplace)]
    public void The_noise_of_a_sum_is_that_of_its_sensitivity(NoiseKind noise)
    {
        const int draws = 20_000;
        var spec = OneCell();
        ContributionBounds[] bounds = [new("d", "income", -4, 3)];
        var tally = new Rows(spec).Add(50, "r", [3]).Add(20, "r", [-4]).Tally(bounds);
        var at = new PrivateRelease(new CubeSet(spec), Parameters(noise) with { PerRelease = 2 }, bounds);
        var bytes = new SeededBytes($"fit {noise}");
        // Subjects, sum and subjects with the amount: m = 3, each of one level.
        Assert.Equal(3, at.Measurements);
        var whole = Enumerable.Range(-400, 801).Sum(Weight);
        Distribution.Fits(
            draws, () => new BigInteger(at.Draw(tally, bytes).Tables[0].Cells[0].Values[1].Value!.Value * 100) - 70, x => Weight(x) / whole);

        double Weight(int x) => noise == NoiseKind.Gaussian
            ? Math.Exp(-x * (double)x / (2 * (3 * 16 / 4.0)))
            : Math.Exp(-Math.Abs(x) / (3 * 4 / 2.0));
    }

    [Fact]
    public void The_cost_is_spent_on_what_the_tables_show()
    {
        ContributionBounds[] bounds = [new("d", "income", -300, 5_000), s_poor];
        var spec = RandomTables.Spec();
        spec = spec with
        {
            Tables =
            [
                spec.Tables[0] with { Measures = [Counts.People] },
                spec.Tables[2] with { Measures = [Counts.People, new("mean", MeasureKind.Mean, 0)] },
            ],
        };
        var release = new PrivateRelease(new CubeSet(spec), Parameters(NoiseKind.Gaussian) with { PerRelease = 0.1m }, bounds);
        var parts = release.Parts();
        Assert.Equal(["subjects", "sum of income", "subjects with income"], parts.Select(part => part.Of));
        Assert.Equal(["kinds", "both"], parts[0].Tables);
        Assert.All(parts.Skip(1), part => Assert.Equal(["both"], part.Tables));
        Assert.Equal((100_000_000, 0.1m), (release.Cost, parts.Sum(part => part.Rho)));
        // Area, district, municipality, kind, sex and the total of the subjects; kind, sex and the total of the others. Δ = 50.00.
        Assert.Equal((12, 6, 3, 50m), (release.Measurements, parts[0].Measurements, parts[1].Measurements, parts[1].Sensitivity));
        Assert.Equal([0.05m, 0.025m, 0.025m], parts.Select(part => part.Rho));
        Assert.Equal(50 * Math.Sqrt(12 / 0.2), parts[1].Deviation, 1e-6);
        // Laplace: ε²/2m.
        Assert.Equal(41_666_667, new PrivateRelease(new CubeSet(spec), Parameters(NoiseKind.Laplace), bounds).Cost);
    }

    [Fact]
    public void What_was_not_agreed_is_not_let_through()
    {
        var spec = OneCell();
        ContributionBounds[] bounds = [new("d", "income", 0, 100)];
        Assert.True(Judge(50, 0.5m, bounds).IsSafe);
        Assert.Equal(VerdictKind.CannotJudge, Judge(50, 0.5m, []).Kind);
        Assert.Equal(VerdictKind.CannotJudge, Judge(-0.01m, 0.5m, bounds).Kind);
        Assert.Equal(VerdictKind.CannotJudge, Judge(50, 1.01m, bounds).Kind);

        Verdict Judge(decimal sum, decimal mean, ContributionBounds[] agreed)
        {
            decimal[] values = [7, sum, mean];
            var tables = PerturbedTables.Of(new CubeSet(spec), (_, measure) => new PublishedValue(
                values[spec.Tables[0].Measures.ToList().IndexOf(measure)], "A", "F"));
            return Judged(tables, agreed, spec);
        }
    }

    [Fact]
    public void Empty_cells_have_a_sum_like_any_other_and_a_mean_of_nobody_is_none()
    {
        var spec = OneCell();
        ContributionBounds[] bounds = [new("d", "income", 0, 100)];
        var drawn = Enumerable.Range(0, 60).Select(i => Draw(spec, new Rows(spec).Tally(bounds), bounds, NoiseKind.Gaussian, 1, $"empty {i}"))
            .Select(tables => (Tables: tables, tables.Tables[0].Cells[0].Values)).ToList();
        Assert.Contains(drawn, one => one.Values[1].Value > 0);
        Assert.Contains(drawn, one => one.Values[2] is { Value: null, Status: "M" });
        Assert.All(drawn, one => Assert.True(Judged(one.Tables, bounds, spec).IsSafe));
    }

    [Fact]
    public void Bounds_are_in_order_within_reach_and_once_per_field()
    {
        ContributionBounds good = new("d", "income", 0, 100);
        Assert.Empty(Rules(good));
        Assert.Equal(["privacy-bounds"], Rules(good with { Low = 100 }));
        Assert.Equal(["privacy-bounds"], Rules(good with { High = ContributionBounds.Widest + 1 }));
        Assert.Equal(["duplicate"], Rules(good, good with { High = 200 }));
        Assert.Equal(Method(good), Method(good with { }));
        Assert.NotEqual(Method(good), Method(good with { High = 200 }));

        static Method Method(params ContributionBounds[] bounds) =>
            new() { Kind = MethodKind.DifferentialPrivacy, Privacy = Parameters(NoiseKind.Gaussian) with { Bounds = bounds } };

        static IEnumerable<string> Rules(params ContributionBounds[] bounds) =>
            PolicyFaults.Of(new DisclosurePolicy { Method = Method(bounds) }).Select(fault => fault.Rule);
    }

    // As the gate reads them.
    private static Verdict Judged(PublishedTables tables, ContributionBounds[] bounds, TabulationSpec? spec = null) => PerturbationAudit.Judge(
        JsonSerializer.Deserialize<PublishedTables>(tables.ToJson(), PublishedTables.Json)!,
        new PerturbedStructure("differentialPrivacy", spec ?? PrivateQuestions.Summed, [], null, PerturbedTables.Hash(tables), bounds),
        new DisclosurePolicy { Method = new() { Kind = MethodKind.DifferentialPrivacy, Privacy = Parameters(NoiseKind.Gaussian) } });

    private static PublishedTables Draw(
        TabulationSpec spec, PrivateTally tally, ContributionBounds[] bounds, NoiseKind noise, decimal perRelease, string seed) =>
        new PrivateRelease(new CubeSet(spec), Parameters(noise) with { PerRelease = perRelease }, bounds).Draw(tally, new SeededBytes(seed));

    private static PrivacyParameters Parameters(NoiseKind noise) => new() { Noise = noise, Budget = 100, PerRelease = 1 };

    /// <summary>A table of one cell that shows subjects, the sum and the mean of an amount with two decimals.</summary>
    private static TabulationSpec OneCell() => new(
        [Rows.Flat("row", "r")],
        [new TableSpec("t", [], [Counts.People, new("sum", MeasureKind.Sum, 0), new("mean", MeasureKind.Mean, 0)])],
        [new AmountSpec("income", 2)], ["p"]);
}
