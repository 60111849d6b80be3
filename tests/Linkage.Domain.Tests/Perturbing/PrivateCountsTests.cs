using Linkage.Domain.Chance;
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
        var spec = RandomTables.Spec();
        spec = spec with { Tables = [.. spec.Tables.Select(t => t with { Measures = [Counts.People] })] };
        var tabulation = RandomTables.Fill(spec, "private", 400, 5).Tabulate();
        var counts = new PrivateCounts(tabulation.Cubes, Parameters(noise)).Draw(CellContents.AtomsOf(tabulation), new SeededBytes("draw"));
        Assert.All(counts, count => Assert.True(count >= 0));
        foreach (var (cube, t) in tabulation.Cubes.Cubes.Select((cube, t) => (cube, t)))
        {
            for (var cell = 0; cell < cube.CellCount; cell++)
                for (var axis = 0; axis < cube.Axes.Count; axis++)
                    if (cube.Axes[axis].Children(cube.PositionAt(cell, axis)) is { Count: > 0 } parts)
                        Assert.Equal(At(t, cell), parts.Sum(p => At(t, cube.Moved(cell, axis, p))));
        }

        // The total of every table is one measurement, and of the true 400 subjects each counts once.
        Assert.Single(Enumerable.Range(0, 3).Select(t => At(t, tabulation.Cubes.Cubes[t].CellCount - 1)).Distinct());
        Assert.True(Math.Abs(counts[^1] - 400) <= 40);

        long At(int table, int cell) => counts[tabulation.Cubes.Start(table) + cell];
    }

    // What the noise is scaled to: without any one subject, whatever its rows, one true count is one less and no other changes.
    [Fact]
    public void One_subject_counts_once()
    {
        var spec = RandomTables.Spec();
        spec = spec with { Tables = [.. spec.Tables.Select(t => t with { Measures = [Counts.People] })] };
        var rows = RandomTables.Fill(spec, "sensitivity", 60, 2);
        var all = Leaves(rows);
        Assert.Equal(60, all.Sum());
        for (var subject = 0; subject < 60; subject++)
            Assert.Equal([1L], all.Zip(Leaves(rows.Without(subject)), (more, less) => more - less).Where(change => change != 0));

        long[] Leaves(Rows from)
        {
            var tabulation = from.Tabulate();
            return new PrivateCounts(tabulation.Cubes, Parameters(NoiseKind.Gaussian)).Leaves(CellContents.AtomsOf(tabulation));
        }
    }

    [Fact]
    public void Only_the_tables_that_the_vault_knows_are_let_through()
    {
        var contents = Counts.Of(new long[,] { { 20, 30 } });
        var policy =
            new DisclosurePolicy { Method = new() { Kind = MethodKind.DifferentialPrivacy, Privacy = Parameters(NoiseKind.Laplace) } };
        var drawn = Draw("one");
        var truth = PerturbedTables.Of(contents.Cubes, [.. Enumerable.Range(0, contents.Cubes.CellCount).Select(contents.Count)]);
        var structure = new PerturbedStructure("differentialPrivacy", contents.Cubes.Spec, [], null, PerturbedTables.Hash(drawn));
        Assert.Equal(VerdictKind.Safe, PerturbationAudit.Judge(drawn, structure, policy).Kind);
        Assert.Equal(VerdictKind.CannotJudge, PerturbationAudit.Judge(truth, structure, policy).Kind);
        Assert.Equal(VerdictKind.CannotJudge, PerturbationAudit.Judge(Draw("another"), structure, policy).Kind);

        PublishedTables Draw(string seed) => PerturbedTables.Of(
            contents.Cubes, new PrivateCounts(contents.Cubes, Parameters(NoiseKind.Laplace)).Draw(contents.Atoms, new SeededBytes(seed)));
    }

    [Fact]
    public void Empty_crossings_are_drawn_like_any_other()
    {
        var cubes = Counts.Of(new long[3, 3]).Cubes;
        var counts = new PrivateCounts(cubes, Parameters(NoiseKind.Gaussian));
        var seen = Enumerable.Range(0, 40).Select(i => counts.Draw([], new SeededBytes($"{i}")).Sum());
        Assert.Contains(seen, sum => sum > 0);
    }

    // The nearest integer parts, against every composition of the sum.
    [Fact]
    public void Parts_are_the_nearest_that_add_up()
    {
        var chance = new Seeded("nearest");
        for (var i = 0; i < 300; i++)
        {
            long[] measured = [.. Enumerable.Range(0, 3).Select(_ => (long)chance.Below(9))];
            long sum = chance.Below(15);
            var parts = NearestParts.Of(measured, sum);
            Assert.Equal(sum, parts.Sum());
            Assert.All(parts, part => Assert.True(part >= 0));
            var best = long.MaxValue;
            for (long a = 0; a <= sum; a++)
                for (long b = 0; a + b <= sum; b++) best = Math.Min(best, Distance(measured, [a, b, sum - a - b]));
            Assert.Equal(best, Distance(measured, parts));
        }
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
        string[] Codes(string prefix) => [.. Enumerable.Range(0, 300).Select(i => prefix + i)];
        var spec = new TabulationSpec(
            [Rows.Flat("a", Codes("a")), Rows.Flat("b", Codes("b"))], [Counts.Table("a", "a"), Counts.Table("b", "b")], [], ["p"]);
        Assert.Equal("privacy-crossings", new PrivateCounts(new CubeSet(spec), Parameters(NoiseKind.Gaussian)).Refusal()!.Code);
    }

    [Fact]
    public void Counts_are_cut_off_at_the_agreed_maximum()
    {
        var contents = Counts.Of(new long[,] { { 900 } }, Counts.Table("t", "row"));
        var most = Parameters(NoiseKind.Gaussian) with { Most = 500 };
        var counts = new PrivateCounts(contents.Cubes, most).Draw(contents.Atoms, new SeededBytes("most"));
        Assert.All(counts, count => Assert.Equal(500, count));
    }

    [Fact]
    public void One_release_cannot_cost_more_than_all()
    {
        var method = new Method { Kind = MethodKind.DifferentialPrivacy, Privacy = new() { Budget = 1, PerRelease = 2 } };
        Assert.Equal("privacy-budget", Assert.Single(PolicyFaults.Of(new DisclosurePolicy { Method = method })).Rule);
    }

    private static PrivacyParameters Parameters(NoiseKind noise) => new() { Noise = noise, Budget = 10, PerRelease = 1 };

    private static long Distance(long[] measured, long[] parts) => measured.Zip(parts, (m, p) => (m - p) * (m - p)).Sum();
}
