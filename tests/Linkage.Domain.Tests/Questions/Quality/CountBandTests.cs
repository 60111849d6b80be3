using Linkage.Domain.Questions.Quality;

namespace Linkage.Domain.Tests.Questions.Quality;

public sealed class CountBandTests
{
    [Theory]
    [InlineData(120, 100, 10, 120, 139)]
    [InlineData(119, 100, 10, 100, 119)]
    [InlineData(119, 115, 10, 110, 129)]
    [InlineData(1_000_000, 900_000, 10, 1_000_000, 1_009_999)]
    [InlineData(0, 0, 10, 0, 19)]
    public void The_band_is_the_narrowest_that_leaves_the_rest_uncertain(long count, long known, int minimum, long from, long to) =>
        Assert.Equal(new CountBand(from, to), CountBand.Of(count, known, minimum));

    [Fact]
    public void What_is_outside_of_a_known_part_has_as_many_values_as_the_minimum_frequency()
    {
        foreach (var minimum in new[] { 1, 3, 10 })
        {
            for (var count = 0; count <= 300; count++)
            {
                for (var known = 0; known <= count; known++)
                {
                    var band = CountBand.Of(count, known, minimum);
                    Assert.InRange(count, band.From, band.To);
                    Assert.True(band.To - Math.Max(band.From, known) >= minimum, $"{known} of {count}: {band}");
                }
            }
        }
    }
}
