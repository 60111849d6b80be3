using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Ledger;

/// <summary>The ledger beside an attacker who tries every group of a small universe.</summary>
public sealed class DerivableGroupsTests
{
    private const int Subjects = 8;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Counts_are_refused_exactly_when_some_small_group_is_told_of_newly(bool audited) => ForAll(most: 1, (earlier, candidate) =>
        AgreeOn(earlier, candidate, audited));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_are_refused_exactly_when_some_small_group_is_told_of_newly(bool audited) => ForAll(most: 3, (earlier, candidate) =>
        AgreeOn(earlier, candidate, audited));

    // Amounts are read as marks too, which refuses more.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_amounts_are_released_when_some_small_group_is_told_of_newly(bool audited) => ForAll(most: 3, (earlier, candidate) =>
    {
        var smallest = new DerivableGroups(Subjects).Smallest(earlier, candidate, audited);
        for (var frequency = smallest + 1; smallest > 0 && frequency <= 6; frequency++)
            Assert.False(Judge(earlier, candidate, audited, frequency, BaseKind.Sum), Said(earlier, candidate, frequency, smallest));
    });

    // Found by the properties above: {1, 5} was released, {0, 6} is asked. Their difference speaks of four, but each told its own two
    // already.
    [Fact]
    public void The_difference_of_what_each_side_told_already_is_not_new() =>
        AgreeOn([[0, 1, 0, 0, 0, 1, 0, 0]], [[1, 0, 0, 0, 0, 0, 1, 0]], audited: true);

    // Likewise: the third cell released and the first asked differ in {0, 1}, which was released, and {2}, which the candidate tells by
    // itself.
    [Fact]
    public void A_pair_that_differs_in_what_each_side_told_already_is_not_new() => AgreeOn(
        [[0, 0, 1, 1, 1, 1, 1, 1], [1, 1, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 0, 0, 1]],
        [[0, 0, 0, 1, 1, 0, 0, 1], [0, 0, 1, 1, 1, 0, 0, 1]],
        audited: true);

    [Fact]
    public void The_attacker_finds_what_can_be_checked_by_hand()
    {
        Assert.Equal(1, new DerivableGroups(4).Smallest([[1, 1, 1, 1]], [[1, 1, 1, 0]], isAudited: true));
        Assert.Equal(0, new DerivableGroups(4).Smallest([[1, 1, 1, 1]], [[1, 1, 1, 1]], isAudited: true));
        Assert.Equal(2, new DerivableGroups(4).Smallest([[1, 1, 1, 1]], [[1, 1, 0, 0]], isAudited: true));
        Assert.Equal(1, new DerivableGroups(3).Smallest([[1, 1, 0], [0, 1, 1]], [[1, 0, 1]], isAudited: true));
        Assert.Equal(1, new DerivableGroups(3).Smallest([[2, 2, 2]], [[1, 1, 0]], isAudited: true));
        Assert.Equal(0, new DerivableGroups(4).Smallest([], [[1, 1, 1, 1], [1, 1, 1, 0]], isAudited: true));
        Assert.Equal(1, new DerivableGroups(4).Smallest([], [[1, 1, 1, 1], [1, 1, 1, 0]], isAudited: false));
    }

    private static void AgreeOn(int[][] earlier, int[][] candidate, bool audited)
    {
        var groups = new DerivableGroups(Subjects);
        var smallest = groups.Smallest(earlier, candidate, audited);
        // The audit judges cells; of its sums the ledger asks by themselves, whatever was told before.
        if (audited && groups.Smallest([], candidate, isAudited: false) is > 0 and var own)
            smallest = smallest == 0 ? own : Math.Min(smallest, own);
        for (var frequency = 2; frequency <= 6; frequency++)
        {
            var safe = Judge(earlier, candidate, audited, frequency, BaseKind.Rows);
            Assert.True((smallest == 0 || smallest >= frequency) == safe, Said(earlier, candidate, frequency, smallest));
        }
    }

    private static bool Judge(int[][] earlier, int[][] candidate, bool audited, int frequency, BaseKind measure)
    {
        var releases = new Releases { IsAudited = audited };
        // Cells of one name are taken from each other, release by release.
        for (var at = 0; at < earlier.Length; at++) releases.Add($"release {at / 2 + 1}", $"cell {at % 2}", measure, Contributed(earlier[at]));
        for (var at = 0; at < candidate.Length; at++) releases.Add(null, $"cell {at}", measure, Contributed(candidate[at]));
        return releases.Judge(frequency).IsSafe;
    }

    private static IEnumerable<(int Subject, long Value)> Contributed(int[] cell) =>
        cell.Select((value, subject) => (subject, (long)value)).Where(one => one.Item2 != 0);

    private static string Said(int[][] earlier, int[][] candidate, int frequency, int smallest) =>
        $"{Written(earlier)} then {Written(candidate)}, t = {frequency}: the smallest group has {smallest}.";

    private static string Written(int[][] cells) => string.Join(" ", cells.Select(cell => string.Concat(cell)));

    private static void ForAll(int most, Action<int[][], int[][]> holds)
    {
        var value = Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(1, most)));
        var cell = value.ArrayOf(Subjects).Where(cell => cell.Count(one => one > 0) >= 2);
        var sides = Gen.Choose(0, 5).SelectMany(old => Gen.Choose(1, 5).SelectMany(today =>
            cell.ArrayOf(old).SelectMany(earlier => cell.ArrayOf(today).Select(candidate => (earlier, candidate)))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(sides.ToArbitrary(), one => holds(one.earlier, one.candidate)));
    }
}
