using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Noise that is averaged away over many tables, against variances that can be worked out by hand.</summary>
public sealed class AveragingTests
{
    // A table of n parts and their total has the information matrix (I + J)/V with inverse V·(I − J/(n + 1)).
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    public void A_total_beside_its_parts(int parts)
    {
        IReadOnlyList<int>[] cells = [.. Enumerable.Range(0, parts).Select(p => (int[])[p]), [.. Enumerable.Range(0, parts)]];
        var found = AveragingWatch.Judge(cells, [.. Enumerable.Repeat(3L, parts)], 10, Noise(1.5m));
        Assert.Equal(AveragingVerdict.BelowFloor, found.Verdict);
        Assert.Equal(1 - 1.0 / (parts + 1), found.Variance!.Value, 1e-6);
    }

    // A crossing with all its margins is the product of two of those: (2/3)² for two by two.
    [Fact]
    public void Two_by_two_with_margins()
    {
        var contents = Counts.Of(new long[,] { { 3, 4 }, { 5, 6 } });
        var found = PerturbationAudit.Averaging(contents, Policy(Noise(0.3m)));
        Assert.Equal(AveragingVerdict.Safe, found.Verdict);
        Assert.Equal(4.0 / 9, found.Variance!.Value, 1e-6);
    }

    [Fact]
    public void The_same_cell_in_many_tables_tells_nothing_more()
    {
        IReadOnlyList<int>[] once = [[0], [1], [0, 1]];
        var one = AveragingWatch.Judge(once, [2, 3], 10, Noise(0.9m));
        Assert.Equal(one, AveragingWatch.Judge([.. once, .. once, .. once], [2, 3], 10, Noise(0.9m)));
    }

    /// <summary>Attack: a person alone in a group, in fifty overlapping tables; the mean of the estimates is nearly exact.</summary>
    [Fact]
    public void Averaging_over_many_tables_is_refused()
    {
        // Atom 0 is the person; the others are large groups. Table k shows {person and group k} and {group k}: each difference is an
        // estimate.
        List<IReadOnlyList<int>> cells = [];
        for (var k = 1; k <= 50; k++) cells.AddRange([[0, k], [k]]);
        var sizes = Enumerable.Range(0, 51).Select(a => a == 0 ? 1L : 1000L).ToArray();
        var found = AveragingWatch.Judge(cells, sizes, 10, Noise(0.25m));
        Assert.Equal(AveragingVerdict.BelowFloor, found.Verdict);
        // Fifty independent differences of variance 2: 2/50.
        Assert.Equal(0.04, found.Variance!.Value, 1e-6);
        Assert.Equal(AveragingVerdict.Safe, AveragingWatch.Judge(cells.Take(4), sizes, 10, Noise(0.25m)).Verdict);
    }

    [Fact]
    public void Large_groups_are_not_watched() => Assert.Equal(
        new Averaging(AveragingVerdict.Safe, null), AveragingWatch.Judge([[0], [1], [0, 1]], [20, 30], 10, Noise(0.9m)));

    [Fact]
    public void The_audit_refuses_what_averages_below_the_floor()
    {
        var contents = Counts.Of(new long[,] { { 3, 4 }, { 5, 6 } });
        var policy = Policy(Noise(0.5m));
        var counts = Perturbation.Apply(contents, policy.Method, []).Value;
        var tables = PerturbedTables.Of(contents.Cubes, counts);
        var structure = new PerturbedStructure(
            policy.Method.Fingerprint(), contents.Cubes.Spec, contents.Atoms, null, PerturbedTables.Hash(tables));
        var verdict = PerturbationAudit.Judge(tables, structure, policy);
        Assert.Equal(VerdictKind.Unsafe, verdict.Kind);
        Assert.Equal("averaging", Assert.Single(verdict.Disclosures).Test);
    }

    private static NoiseParameters Noise(decimal floor) => new() { Maximum = 4, Variance = 1, AveragingFloor = floor };

    private static DisclosurePolicy Policy(NoiseParameters noise) =>
        new() { Method = new() { Kind = MethodKind.CellKey, CellKey = noise } };
}
