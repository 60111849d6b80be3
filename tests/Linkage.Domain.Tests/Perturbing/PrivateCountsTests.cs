using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Private counts add up, are never negative and show every cell; the account of their cost.</summary>
public sealed class PrivateCountsTests
{
    [Theory]
    [InlineData(NoiseKind.Gaussian)]
    [InlineData(NoiseKind.Laplace)]
    public void Tables_add_up_and_agree_with_each_other(NoiseKind noise)
    {
        var rows = RandomTables.Fill(PrivateQuestions.Counted, "private", 400, 5);
        var cubes = new CubeSet(PrivateQuestions.Counted);
        var tables = new PrivateRelease(cubes, Parameters(noise), PrivateQuestions.Unused)
            .Draw(rows.Tally(PrivateQuestions.Unused), new SeededBytes("draw"));
        var counts = PrivateQuestions.ValuesOf(tables, 0);
        Assert.All(counts.Values, count => Assert.True(count >= 0));
        PrivateQuestions.AddsUp(cubes, counts);
        // The total of every table that shows it is one measurement, and of the true 400 subjects each counts once.
        var total = Assert.Single(new[] { "kinds _T _T", "both _T _T" }.Select(cell => counts[cell]).Distinct());
        Assert.InRange(total, 360, 440);
    }

    // What the noise is scaled to: without any one subject, whatever its rows, one true count is one less and no other changes.
    [Fact]
    public void One_subject_counts_once()
    {
        var rows = RandomTables.Fill(PrivateQuestions.Counted, "sensitivity", 60, 2);
        var all = Leaves(rows);
        Assert.Equal(60, (int)all.Sum(count => (long)count));
        for (var subject = 0; subject < 60; subject++)
            Assert.Equal([Int128.One], all.Zip(Leaves(rows.Without(subject)), (more, less) => more - less).Where(change => change != 0));

        Int128[] Leaves(Rows from) => from.Tally(PrivateQuestions.Unused).Of(BaseMeasure.Subjects);
    }

    [Fact]
    public void Only_the_tables_that_the_vault_knows_are_let_through()
    {
        var (spec, contents) = (Crossed(1, 2), Counts.Of(new long[,] { { 20, 30 } }));
        var policy =
            new DisclosurePolicy { Method = new() { Kind = MethodKind.DifferentialPrivacy, Privacy = Parameters(NoiseKind.Laplace) } };
        var drawn = Draw("one");
        var truth = PerturbedTables.Of(contents.Cubes, [.. Enumerable.Range(0, contents.Cubes.CellCount).Select(contents.Count)]);
        var structure = new PerturbedStructure("differentialPrivacy", spec, [], null, PerturbedTables.Hash(drawn));
        Assert.Equal(VerdictKind.Safe, PerturbationAudit.Judge(drawn, structure, policy).Kind);
        Assert.Equal(VerdictKind.CannotJudge, PerturbationAudit.Judge(truth, structure, policy).Kind);
        Assert.Equal(VerdictKind.CannotJudge, PerturbationAudit.Judge(Draw("another"), structure, policy).Kind);

        PublishedTables Draw(string seed) => new PrivateRelease(new CubeSet(spec), Parameters(NoiseKind.Laplace), [])
            .Draw(new Rows(spec).Add(20, "r0 c0").Add(30, "r0 c1").Tally(), new SeededBytes(seed));
    }

    [Fact]
    public void Empty_crossings_are_drawn_like_any_other()
    {
        var spec = Crossed(3, 3);
        var (release, tally) = (new PrivateRelease(new CubeSet(spec), Parameters(NoiseKind.Gaussian), []), new Rows(spec).Tally());
        var seen = Enumerable.Range(0, 40).Select(i => release.Draw(tally, new SeededBytes($"{i}")).Tables[0].Cells);
        Assert.All(seen, cells => Assert.Equal(16, cells.Count));
        Assert.Contains(seen, cells => cells.Any(cell => cell.Values[0].Value > 0));
    }

    // Bun and Steinke 2016, proposition 1.3: ρ = 0.1 and δ = 10^-6 give 0.1 + 2·√(0.1 · 13.8155) = 2.4507.
    [Fact]
    public void The_account()
    {
        Assert.Equal(2.4507, Accounting.Epsilon(Accounting.PerRho / 10, -6), 1e-4);
        Assert.Equal(100_000_000, Accounting.Cost(Parameters(NoiseKind.Gaussian) with { PerRelease = 0.1m }, 7));
        // ε = 1 over four measurements: 4 · (1/4)²/2 = 1/8.
        Assert.Equal(125_000_000, Accounting.Cost(Parameters(NoiseKind.Laplace) with { PerRelease = 1 }, 4));
    }

    [Fact]
    public void Too_many_crossings_are_refused()
    {
        var spec = Crossed(300, 300) with { Tables = [Counts.Table("a", "row"), Counts.Table("b", "column")] };
        Assert.Equal("privacy-crossings", PrivateTally.For(spec, []).Refusal!.Code);
    }

    [Fact]
    public void Counts_are_cut_off_at_the_agreed_maximum()
    {
        var spec = Crossed(1, 1) with { Tables = [Counts.Table("t", "row")] };
        var most = Parameters(NoiseKind.Gaussian) with { Most = 500 };
        var tables = new PrivateRelease(new CubeSet(spec), most, []).Draw(new Rows(spec).Add(900, "r0 c0").Tally(), new SeededBytes("most"));
        Assert.All(tables.Tables[0].Cells, cell => Assert.Equal(500, cell.Values[0].Value));
    }

    [Fact]
    public void One_release_cannot_cost_more_than_all()
    {
        var method = new Method { Kind = MethodKind.DifferentialPrivacy, Privacy = new() { Budget = 1, PerRelease = 2 } };
        Assert.Equal("privacy-budget", Assert.Single(PolicyFaults.Of(new DisclosurePolicy { Method = method })).Rule);
    }

    private static PrivacyParameters Parameters(NoiseKind noise) => new() { Noise = noise, Budget = 10, PerRelease = 1 };

    private static TabulationSpec Crossed(int rows, int columns) => Counts.Of(new long[rows, columns]).Cubes.Spec;
}
