using Linkage.Domain.Chance;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.Rounding;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Rounding of small counts, and midpoints of six.</summary>
public sealed class RoundingTests
{
    // OpenSAFELY, "Updated disclosure control guidance": any count of 1 to 6 is 3, of 7 to 12 is 9, of 13 to 18 is 15; zero is zero.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(6, 3)]
    [InlineData(7, 9)]
    [InlineData(12, 9)]
    [InlineData(13, 15)]
    [InlineData(600, 597)]
    public void Midpoints(long count, long published) => Assert.Equal(published, Midpoint.Of(count));

    [Fact]
    public void Small_counts_become_zero_or_the_base_and_everything_adds_up()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var counts = Counts.Random(new Seeded($"small {seed}"), 8, 5, 25);
            var contents = Counts.Of(counts, Counts.Table("both", "row", "column"), Counts.Table("rows", "row"));
            var rounded = SmallCounts.Round(contents, 10);
            for (var r = 0; r < 8; r++)
            {
                for (var c = 0; c < 5; c++)
                {
                    var cell = rounded[contents.Cell($"r{r} c{c}")];
                    if (counts[r, c] is 0 or >= 10) Assert.Equal(counts[r, c], cell);
                    else Assert.True(cell is 0 or 10);
                }

                Assert.Equal(Enumerable.Range(0, 5).Sum(c => rounded[contents.Cell($"r{r} c{c}")]), rounded[contents.Cell($"r{r} _T")]);
                Assert.Equal(rounded[contents.Cell($"r{r} _T")], rounded[contents.Cell($"r{r}", 1)]);
            }

            // The choice keeps the total: it is off by half a base at most.
            Assert.True(Math.Abs(rounded[contents.Cell("_T _T")] - contents.Count(contents.Cell("_T _T"))) <= 5);
        }
    }

    // Somebody in two categories is an atom of their own, which is rounded with the rest and counted once in the total.
    [Fact]
    public void People_in_several_categories_are_counted_once()
    {
        var spec = RandomTables.Spec();
        spec = spec with { Tables = [.. spec.Tables.Select(t => t with { Measures = [Counts.People] })] };
        var tabulation = RandomTables.Fill(spec, "spread", 300, 3).Tabulate();
        var contents = new CellContents(tabulation.Cubes, CellContents.AtomsOf(tabulation));
        Assert.False(contents.IsAdditive);
        var rounded = SmallCounts.Round(contents, 10);
        Assert.All(rounded, count => Assert.True(count is 0 or >= 10));
        Assert.True(Math.Abs(rounded[^1] - 300) <= 5);
    }

    [Theory]
    [InlineData(RoundingScheme.Controlled, 7)]
    [InlineData(RoundingScheme.SmallCounts, 5)] // Below the minimum frequency of 10 a count of 7 would stay.
    public void Bases_that_do_not_protect_are_refused(RoundingScheme scheme, int toBase)
    {
        var policy = new DisclosurePolicy { Method = new() { Kind = MethodKind.Rounding, Rounding = new(scheme, toBase) } };
        Assert.Equal("rounding-base", Assert.Single(PolicyFaults.Of(policy)).Rule);
    }
}
