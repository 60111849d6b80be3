using Linkage.Domain.Chance;
using Linkage.Domain.Questions.Quality;

namespace Linkage.Domain.Tests.Questions.Quality;

/// <summary>Bands against an attacker who tries every count, and against the plainest reading of the rule.</summary>
public sealed class ShareBandsTests
{
    private const int T = 10;

    [Theory]
    [InlineData(99, 99, null, null)]
    [InlineData(100, 97, 80, 100)]
    [InlineData(100, 0, 0, 20)]
    [InlineData(200, 197, 90, 100)]
    [InlineData(400, 200, 50, 55)]
    [InlineData(10_000, 9_712, 97, 98)]
    [InlineData(10_000, 10_000, 99, 100)]
    public void A_share_is_told_as_finely_as_twice_the_minimum_allows(long subjects, long matched, int? from, int? to)
    {
        var told = ShareBands.Of(subjects, matched, T);
        Assert.Equal((from, to), (told?.From, told?.To));
        Assert.Equal(told, Find(ShareBands.Of(Group("", subjects, matched), T), ""));
    }

    [Fact]
    public void Who_knows_all_but_one_group_still_does_not_know_that_group()
    {
        var (shown, hidden) = (0, 0);
        for (var world = 0; world < 300; world++)
        {
            var population = Population(new Seeded($"bands {world}"));
            var bands = ShareBands.Of(population, T);
            foreach (var group in population.All())
            {
                var possible = Possible(population, group, bands);
                Assert.True(possible >= Math.Min(T, group.Subjects), $"World {world}: {possible} counts are left of {group.Name.Code}.");
                if (bands.ContainsKey(group)) shown++;
                else hidden++;
            }
        }

        Assert.True(shown > 300 && hidden > 300, $"{shown} shown, {hidden} hidden: one of the two is not tested.");
    }

    [Fact]
    public void A_small_group_beside_known_ones_makes_the_whole_coarser()
    {
        // 400 of 404 in a band of 5 points from 384 to 404: of the four in the small group none could be matched only if 396 were.
        var population = new MatchedGroup(default, 404, 385, [Group("large", 400, 381), Group("small", 4, 4)]);
        var bands = ShareBands.Of(population, T);
        Assert.Equal(new ShareBand(90, 100), bands[population]);
        Assert.Equal(new ShareBand(95, 100), ShareBands.Of(404, 385, T));
    }

    [Fact]
    public void Parts_by_key_leave_every_part_uncertain_to_who_knows_the_sum()
    {
        for (var world = 0; world < 300; world++)
        {
            var chance = new Seeded($"parts {world}");
            long[] parts = [.. Enumerable.Range(0, 2 + chance.Below(2)).Select(_ => (long)chance.Below(130))];
            var whole = parts.Sum() + chance.Below(60);
            if (whole == 0 || ShareBands.OfParts(whole, parts, T) is not { } bands) continue;
            for (var part = 0; part < parts.Length; part++)
            {
                Assert.InRange(parts[part] * 100, bands[part].From * whole, bands[part].To * whole);
                var possible = Sums(bands, whole, parts.Sum()).Select(counts => counts[part]).Distinct().Count();
                Assert.True(possible > Math.Min(T, parts.Sum()), $"World {world}: {possible} counts are left of part {part}.");
            }
        }
    }

    /// <summary>Every way in which the parts can lie in their bands and add up.</summary>
    private static IEnumerable<long[]> Sums(IReadOnlyList<ShareBand> bands, long whole, long sum)
    {
        if (bands.Count == 1) return IsIn(bands[0], sum, whole) ? [[sum]] : [];
        return Enumerable.Range(0, (int)sum + 1).Where(count => IsIn(bands[0], count, whole))
            .SelectMany(count => Sums([.. bands.Skip(1)], whole, sum - count).Select(rest => (long[])[count, .. rest]));
    }

    private static bool IsIn(ShareBand band, long count, long whole) =>
        count >= 0 && count * 100 >= band.From * whole && (band.To == 100 ? count <= whole : count * 100 < band.To * whole);

    /// <summary>
    /// How far the count of a group may lie from one end of what is possible to the other, all counts outside it being known.
    /// </summary>
    private static long Possible(MatchedGroup population, MatchedGroup group, IReadOnlyDictionary<MatchedGroup, ShareBand> bands)
    {
        var above = population.All().Where(one => one.All().Contains(group)).ToList();
        var possible = Enumerable.Range(0, (int)group.Subjects + 1)
            .Where(
                count => above.TrueForAll(one => !bands.TryGetValue(one, out var band) || IsIn(band, one.Matched - group.Matched + count, one.Subjects)))
            .ToList();
        return possible[^1] - possible[0];
    }

    // Two variables over one population: districts with neighbourhoods, and a flat one.
    private static MatchedGroup Population(Seeded chance)
    {
        var districts = Enumerable.Range(0, 3).Select(at =>
        {
            var inner = Enumerable.Range(0, 3).Select(of => Random(chance, $"n{at}{of}")).ToList();
            return new MatchedGroup(
                new("area", "district", $"d{at}"), inner.Sum(one => one.Subjects), inner.Sum(one => one.Matched), inner);
        }).ToList();
        var (subjects, matched) = (districts.Sum(one => one.Subjects), districts.Sum(one => one.Matched));
        var share = chance.Below((int)Math.Min(subjects, 20) + 1);
        var few = Math.Min(matched, chance.Below(share + 1));
        var flat =
            new[] { Group("rest", subjects - share, Math.Min(matched - few, subjects - share)), Group("few", share, matched - Math.Min(matched - few, subjects - share)) };
        return new(default, subjects, matched, [.. districts, .. flat]);
    }

    private static MatchedGroup Random(Seeded chance, string code)
    {
        var subjects = chance.Below(4) switch { 0 => chance.Below(12), 1 => chance.Below(150), _ => chance.Below(900) };
        // Near all and near none as often as in between.
        var missed = chance.Below(3) == 0 ? chance.Below(subjects + 1) : Math.Min(subjects, chance.Below(6));
        return Group(code, subjects, chance.Below(2) == 0 ? subjects - missed : missed);
    }

    private static MatchedGroup Group(string code, long subjects, long matched) => new(new("v", null, code), subjects, matched, []);

    private static ShareBand? Find(IReadOnlyDictionary<MatchedGroup, ShareBand> bands, string code) =>
        bands.Where(one => one.Key.Name.Code == code).Select(one => (ShareBand?)one.Value).FirstOrDefault();
}
