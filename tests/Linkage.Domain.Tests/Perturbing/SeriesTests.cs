using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Perturbing.Rounding;
using Linkage.Domain.Perturbing.Series;
using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Perturbed releases of one population after another, judged together.</summary>
public sealed class SeriesTests : IDisposable
{
    private const int Blocks = 12, InBlock = 12, People = 1 + Blocks * InBlock;

    private static readonly NoiseParameters s_noise = new() { Maximum = 4, Variance = 2, AveragingFloor = 0.27m };
    private static readonly DisclosurePolicy s_noisy = new() { MinimumFrequency = 10, PerPartner = false, Method = Keyed(s_noise) };
    private static readonly DisclosurePolicy s_midpoint = s_noisy with { Method = new() { Kind = MethodKind.Midpoint } };

    private readonly LedgerKey _key = LedgerKey.Create();

    public void Dispose() => _key.Dispose();

    /// <summary>
    /// Attack: one person is moved between two rows again and again while other groups hide it; each release is safe, and the estimate over
    /// all of them gets better and better. An attacker of our own agrees on when it is too good, and its estimates err as much as foretold.
    /// </summary>
    [Fact]
    public void The_release_that_averages_too_much_is_refused()
    {
        var released = 1;
        var period = new PerturbedPeriod(s_noisy, _key, 2);
        while (Judge(s_noisy, Periods(period, released)).Refusal is null) released++;
        var refused = Judge(s_noisy, Periods(period, released)).Refusal!;
        Assert.Equal("averaging", refused.Code);
        Assert.InRange(released, 4, 30);
        Assert.True(Variance(released) < (double)s_noise.AveragingFloor && Variance(released - 1) >= (double)s_noise.AveragingFloor);

        var weights = LeastSquares.WeightsOfFirst(Sets(released), Blocks + 1)!;
        double[] errors = [.. Enumerable.Range(0, 300).Select(seed => Estimate(weights, period, released, $"noise {seed}") - 1)];
        Assert.InRange(errors.Average(error => error * error) / Variance(released), 0.75, 1.25);
    }

    [Fact]
    public void The_same_people_again_tell_nothing_more()
    {
        var period = new PerturbedPeriod(s_noisy, _key, 3);
        LedgerRelease[] releases =
            [.. Enumerable.Range(0, 12).Select(at => period.Of(at < 11 ? $"release {at}" : null, 90, person => person % 3))];
        Assert.Null(Judge(s_noisy, releases).Refusal);
        Assert.Equal(Judge(s_noisy, releases[^2..]).Variance, Judge(s_noisy, releases).Variance);
    }

    /// <summary>
    /// Attack: two cells that differ by three people of three groups; none of the groups can be estimated, their sum can.
    /// </summary>
    [Fact]
    public void A_small_difference_of_several_groups_is_watched()
    {
        // Cells {0,1,2,3} and {3}, over and over beside other large groups: the sum of 0, 1 and 2 is a difference, none of them by itself.
        List<IReadOnlyList<int>> cells = [];
        for (var k = 3; k < 43; k++) cells.AddRange([[0, 1, 2, k], [k]]);
        var sizes = Enumerable.Range(0, 43).Select(group => group < 3 ? 1L : 100L).ToArray();
        Assert.Equal(AveragingVerdict.BelowFloor, AveragingWatch.Judge(cells, sizes, 10, s_noise).Verdict);
        Assert.Equal(AveragingVerdict.Safe, AveragingWatch.Judge(cells.Take(8), sizes, 10, s_noise).Verdict);
    }

    /// <summary>Attack: a partner who knows all of the groups around one has them to subtract.</summary>
    [Fact]
    public void What_a_partner_knows_does_not_hide_others_from_it()
    {
        // Each cell is the group and one other; to who knows all others it is the same count nine times.
        IReadOnlyList<int>[] cells = [.. Enumerable.Range(1, 9).Select(k => (int[])[0, k])];
        Assert.Equal(AveragingVerdict.Safe, AveragingWatch.Judge(cells, [3, .. Enumerable.Repeat(50L, 9)], 10, s_noise).Verdict);
        var known = AveragingWatch.Judge(cells, [3, .. new long[9]], 10, s_noise);
        Assert.Equal(AveragingVerdict.BelowFloor, known.Verdict);
        Assert.Equal(2.0 / 9, known.Variance!.Value, 1e-6);
    }

    /// <summary>Attack: a whole from one release and its parts from another leave one value for each part.</summary>
    [Fact]
    public void Midpoints_of_two_releases_are_unpicked_together()
    {
        var (whole, parts) = (new PerturbedPeriod(s_midpoint, _key, 1), new PerturbedPeriod(s_midpoint, _key, 6, total: false));
        LedgerRelease Whole(string? name) => whole.Of(name, 6, _ => 0);
        LedgerRelease Parts(string? name) => parts.Of(name, 6, person => person);
        Assert.Equal("releases-unpicked", Judge(s_midpoint, Whole("release 1"), Parts(null)).Refusal!.Code);
        Assert.Equal("releases-unpicked", Judge(s_midpoint, Parts("release 1"), Whole(null)).Refusal!.Code);
    }

    [Fact]
    public void Midpoints_of_two_releases_with_room_are_released()
    {
        var period = new PerturbedPeriod(s_midpoint, _key, 3);
        var before = period.Of("release 1", 100, person => person % 3);
        Assert.Null(Judge(s_midpoint, before, period.Of(null, 97, person => person % 3)).Refusal);
    }

    /// <summary>Rounding with chance is drawn anew for every table: its mean over tables is the count.</summary>
    [Fact]
    public void Rounding_beside_other_tables_is_not_judged()
    {
        var policy = s_midpoint with { Method = new() { Kind = MethodKind.Rounding, Rounding = new(RoundingScheme.SmallCounts, 10) } };
        var period = new PerturbedPeriod(policy, _key, 3);
        var verdict = Judge(policy, period.Of("release 1", 100, person => person % 3), period.Of(null, 70, person => person % 3));
        Assert.Equal("rounding-not-judged", verdict.Refusal!.Code);
    }

    private static Method Keyed(NoiseParameters noise) => new() { Kind = MethodKind.CellKey, CellKey = noise };

    private static SeriesVerdict Judge(DisclosurePolicy policy, params LedgerRelease[] releases) =>
        SeriesAudit.Judge(releases, policy, new JudgementCourse());

    // Person 0 is with block k in period 2k, and without it in period 2k + 1; everybody else is in the other row.
    private static LedgerRelease[] Periods(PerturbedPeriod period, int count) =>
    [
        .. Enumerable.Range(0, count).Select(at => period.Of(
            at < count - 1 ? $"release {at}" : null, People, person => RowOf(BlockOf(person), at))),
    ];

    private static int BlockOf(int person) => person == 0 ? 0 : 1 + (person - 1) / InBlock;

    private static int RowOf(int block, int period) => (block == 0 ? period % 2 == 0 : block == 1 + period / 2) ? 0 : 1;

    private static double Variance(int periods)
    {
        var weights = LeastSquares.WeightsOfFirst(Sets(periods), Blocks + 1);
        return weights is null ? double.PositiveInfinity : (double)s_noise.Variance * weights.Sum(weight => weight * weight);
    }

    // Two rows a period, and the total once.
    private static List<int[]> Sets(int periods) =>
    [
        .. Enumerable.Range(0, periods).SelectMany(period => Enumerable.Range(0, 2).Select(row =>
            Enumerable.Range(0, Blocks + 1).Where(block => RowOf(block, period) == row).ToArray())),
        [.. Enumerable.Range(0, Blocks + 1)],
    ];

    private static double Estimate(double[] weights, PerturbedPeriod period, int count, string noise)
    {
        var cells = Enumerable.Range(0, count)
            .Select(at => period.Tables(People, person => RowOf(BlockOf(person), at), noise).Tables[0].Cells).ToList();
        var values = cells.SelectMany(one => one.Take(2)).Append(cells[0][2]);
        return weights.Zip(values, (weight, cell) => weight * (double)cell.Values[0].Value!.Value).Sum();
    }
}
