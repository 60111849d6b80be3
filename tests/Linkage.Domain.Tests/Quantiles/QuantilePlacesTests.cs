using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Quantiles;

namespace Linkage.Domain.Tests.Quantiles;

public sealed class QuantilePlacesTests
{
    [Fact]
    public void Quartiles_of_a_hundred_have_ten_around_every_cut()
    {
        var places = QuantilePlaces.Of([.. Enumerable.Range(1, 100).Select(i => (long)i)], 4, 10)!;
        var sizes = Enumerable.Range(1, 100).GroupBy(i => places.PlaceOf(i))
            .ToDictionary(group => group.Key, group => (group.Count(), group.Average()));
        Assert.Equal(QuantilePlaces.Codes(4), sizes.Keys);
        Assert.Equal((20, 10.5), sizes["band-1"]);
        // The quartiles are 25.5, 50.5 and 75.5.
        Assert.Equal([(10, 25.5), (10, 50.5), (10, 75.5)], new[] { "cut-1", "cut-2", "cut-3" }.Select(code => sizes[code]));
    }

    [Fact]
    public void Every_place_holds_the_minimum_frequency_and_equal_amounts_stand_together() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var chance = new Seeded($"quantiles-{seed}");
            var (bands, least, spread) = (2 + chance.Below(4), 3 + chance.Below(10), 1 + chance.Below(300));
            long[] amounts = [.. Enumerable.Range(0, 20 + chance.Below(300)).Select(_ => (long)chance.Below(spread) - spread / 2).Order()];
            if (QuantilePlaces.Of(amounts, bands, least) is not { } places) return;
            var found = amounts.Select(places.PlaceOf).ToList();
            Assert.Equal(QuantilePlaces.Codes(bands), found.Distinct());
            Assert.All(found.GroupBy(code => code), group => Assert.True(group.Count() >= least, $"{seed}: {group.Key}"));
            // Each cut holds the amounts on both sides of the rank that parts its bands.
            for (var cut = 1; cut < bands; cut++)
            {
                var rank = cut * amounts.Length / bands;
                Assert.Equal(($"cut-{cut}", $"cut-{cut}"), (found[rank - 1], found[rank]));
            }
        }));

    [Theory]
    [InlineData(29)]
    [InlineData(10)]
    [InlineData(1)]
    [InlineData(0)]
    public void Too_few_have_no_places(int count) =>
        Assert.Null(QuantilePlaces.Of(new long[count].Select((_, i) => (long)i).ToArray(), 2, 10));

    [Fact]
    public void Thirty_have_two_halves_around_a_median() =>
        Assert.NotNull(QuantilePlaces.Of([.. Enumerable.Range(0, 30).Select(i => (long)i)], 2, 10));

    [Fact]
    public void An_amount_that_most_share_has_no_places() =>
        Assert.Null(QuantilePlaces.Of([.. Enumerable.Range(0, 100).Select(i => i < 60 ? 0L : i)], 4, 10));

    [Fact]
    public void The_largest_of_all_amounts_is_no_trouble() =>
        Assert.Null(QuantilePlaces.Of([.. Enumerable.Repeat(long.MinValue, 20), .. Enumerable.Repeat(long.MaxValue, 20)], 2, 10));
}
