using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Linkage.Domain.Tests.Ledger;

/// <summary>The ledger beside an attacker who tries every group of a small universe.</summary>
public sealed class DerivableGroupsTests
{
    private const int Subjects = 8;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_ledger_refuses_exactly_when_some_small_group_is_told_of_newly(bool audited) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Sides(), sides => AgreeOn(sides.Earlier, sides.Candidate, audited)));

    // Found by the property above: {1, 5} was released, {0, 6} is asked. Their difference speaks of four, but each told its own two already.
    [Fact]
    public void The_difference_of_what_each_side_told_already_is_not_new() => AgreeOn([0b100010], [0b1000001], audited: true);

    [Fact]
    public void The_attacker_finds_what_can_be_checked_by_hand()
    {
        Assert.Equal(1, DerivableGroups.Smallest(4, [0b1111], [0b0111], isAudited: true));
        Assert.Equal(0, DerivableGroups.Smallest(4, [0b1111], [0b1111], isAudited: true));
        Assert.Equal(2, DerivableGroups.Smallest(4, [0b1111], [0b0011], isAudited: true));
        Assert.Equal(1, DerivableGroups.Smallest(3, [0b011, 0b110], [0b101], isAudited: true));
        Assert.Equal(0, DerivableGroups.Smallest(4, [], [0b1111, 0b0111], isAudited: true));
        Assert.Equal(1, DerivableGroups.Smallest(4, [], [0b1111, 0b0111], isAudited: false));
    }

    private static void AgreeOn(uint[] earlier, uint[] candidate, bool audited)
    {
        var smallest = DerivableGroups.Smallest(Subjects, earlier, candidate, audited);
        for (var frequency = 2; frequency <= 5; frequency++)
        {
            Assert.True(
                (smallest == 0 || smallest >= frequency) == Judge(earlier, candidate, audited, frequency),
                $"[{string.Join(", ", earlier)}] then [{string.Join(", ", candidate)}], t = {frequency}: the smallest new group has {smallest}.");
        }
    }

    private static bool Judge(uint[] earlier, uint[] candidate, bool audited, int frequency)
    {
        var releases = new Releases { IsAudited = audited };
        for (var at = 0; at < earlier.Length; at++) releases.Count("release 1", $"e{at}", Members(earlier[at]));
        for (var at = 0; at < candidate.Length; at++) releases.Count(null, $"c{at}", Members(candidate[at]));
        return releases.Judge(frequency).IsSafe;
    }

    private static IEnumerable<int> Members(uint cell) => Enumerable.Range(0, Subjects).Where(s => (cell >> s & 1) != 0);

    private static Arbitrary<(uint[] Earlier, uint[] Candidate)> Sides()
    {
        var cell = Gen.Choose(1, (1 << Subjects) - 1).Select(mask => (uint)mask).Where(mask => BitOperations.PopCount(mask) >= 2);
        var earlier = Gen.Choose(0, 5).SelectMany(count => cell.ArrayOf(count));
        var candidate = Gen.Choose(1, 5).SelectMany(count => cell.ArrayOf(count));
        return earlier.SelectMany(old => candidate.Select(today => (old, today))).ToArbitrary();
    }
}
