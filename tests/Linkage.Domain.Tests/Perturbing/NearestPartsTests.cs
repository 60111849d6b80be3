using Linkage.Domain.Chance;
using Linkage.Domain.Perturbing.Privacy;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>The nearest integer parts, against every composition of the sum out of three.</summary>
public sealed class NearestPartsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0)]
    public void Parts_are_the_nearest_that_add_up(int sign)
    {
        var chance = new Seeded($"nearest {sign}");
        for (var i = 0; i < 150; i++)
        {
            Int128[] measured = [.. Enumerable.Range(0, 3).Select(_ => (Int128)(sign == 0 ? chance.Below(17) - 8 : sign * chance.Below(9)))];
            Int128 sum = sign == 0 ? chance.Below(29) - 14 : sign * chance.Below(15);
            var parts = NearestParts.Of(measured, sum, sign);
            Assert.Equal(sum, parts[0] + parts[1] + parts[2]);
            Assert.All(parts, part => Assert.True(part * sign >= 0));
            var best = Int128.MaxValue;
            for (var a = -25; a <= 25; a++)
                for (var b = -25; b <= 25; b++)
                    if (sign == 0 || a * sign >= 0 && b * sign >= 0 && (sum - a - b) * sign >= 0)
                        best = Int128.Min(best, Distance(measured, [a, b, sum - a - b]));
            Assert.Equal(best, Distance(measured, parts));
        }
    }

    [Fact]
    public void What_one_has_too_much_is_taken_from_all()
    {
        Assert.Equal([Int128.CreateChecked(5), 2, -7], NearestParts.Of([7, 4, -5], 0, 0));
        Assert.Equal([Int128.CreateChecked(4), 1, 0], NearestParts.Of([6, 3, 0], 5, 1));
    }

    private static Int128 Distance(Int128[] measured, Int128[] parts) =>
        measured.Zip(parts, (m, p) => (m - p) * (m - p)).Aggregate((sum, square) => sum + square);
}
