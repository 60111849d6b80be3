using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.Rounding;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Controlled rounding: the nearest multiples, zero-restricted, and still a table that adds up.</summary>
public sealed class ControlledRoundingTests
{
    [Fact]
    public void Random_tables_add_up_and_every_cell_is_next_to_its_count() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var chance = new Seeded($"controlled {seed}");
            var contents = Counts.Of(Counts.Random(chance, 1 + chance.Below(7), 1 + chance.Below(7), 40));
            Holds(contents, seed % 2 == 0 ? 5 : 10);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_hierarchy_crossed_with_a_flat_variable_adds_up_on_every_level()
    {
        var spec = RandomTables.Spec();
        spec = spec with { Tables = [spec.Tables[0] with { Measures = [Counts.People] }] };
        for (var seed = 0; seed < 20; seed++)
        {
            var tabulation = RandomTables.Fill(spec, $"hierarchy {seed}", 30 + 40 * seed).Tabulate();
            Holds(new CellContents(tabulation.Cubes, CellContents.AtomsOf(tabulation)), 5);
        }
    }

    // Cox (1987), section 2: unbiased. Over many secrets a count of 3 is 5 in six of ten cases.
    [Fact]
    public void Rounding_has_no_bias()
    {
        var contents = Counts.Of(new long[,] { { 3, 8, 1 }, { 2, 4, 6 } });
        const int draws = 4_000;
        var sums = new double[contents.Cubes.CellCount];
        for (var draw = 0; draw < draws; draw++)
        {
            var rounded = Round(contents, 5, BitConverter.GetBytes(draw));
            for (var cell = 0; cell < sums.Length; cell++) sums[cell] += rounded[cell];
        }

        // Five standard errors of a two-valued variable that is 5 apart: 5 · 2.5 / √4000 = 0.2.
        for (var cell = 0; cell < sums.Length; cell++) Assert.Equal(contents.Count(cell), sums[cell] / draws, 0.2);
    }

    [Fact]
    public void Tables_that_are_margins_of_another_show_its_cells()
    {
        var contents = Counts.Of(
            new long[,] { { 3, 8, 1 }, { 2, 4, 6 } },
            Counts.Table("rows", "row"), Counts.Table("both", "row", "column"), Counts.Table("columns", "column"));
        var rounded = Round(contents, 5, [9]);
        foreach (var (codes, table, whole) in new[] { ("r1", 0, "r1 _T"), ("_T", 0, "_T _T"), ("c2", 2, "_T c2"), ("_T", 2, "_T _T") })
            Assert.Equal(rounded[contents.Cell(whole, 1)], rounded[contents.Cell(codes, table)]);
        Assert.Equal(rounded[contents.Cell("_T", 0)], rounded[contents.Cell("r0", 0)] + rounded[contents.Cell("r1", 0)]);
    }

    [Fact]
    public void The_same_secret_gives_the_same_table()
    {
        var contents = Counts.Of(Counts.Random(new Seeded("same"), 6, 6, 30));
        Assert.Equal(Round(contents, 10, [1, 2]), Round(contents, 10, [1, 2]));
    }

    [Fact]
    public void Where_a_subject_is_in_several_parts_there_is_no_rounding()
    {
        var spec = RandomTables.Spec();
        var spread = RandomTables.Fill(
            spec with { Tables = [spec.Tables[0] with { Measures = [Counts.People] }] }, "spread", 100, 3).Tabulate();
        var contents = new CellContents(spread.Cubes, CellContents.AtomsOf(spread));
        Assert.Equal("rounding-not-additive", ControlledRounding.Round(contents, new(RoundingScheme.Controlled, 5), [1]).Refusal!.Code);
    }

    private static void Holds(CellContents contents, int toBase)
    {
        var rounded = Round(contents, toBase, [7]);
        var cube = contents.Cubes.Cubes[0];
        for (var cell = 0; cell < cube.CellCount; cell++)
        {
            Assert.Equal(0, rounded[cell] % toBase);
            Assert.True(Math.Abs(rounded[cell] - contents.Count(cell)) < toBase);
            for (var axis = 0; axis < cube.Axes.Count; axis++)
            {
                var children = cube.Axes[axis].Children(cube.PositionAt(cell, axis));
                if (children.Count > 0) Assert.Equal(rounded[cell], children.Sum(p => rounded[cube.Moved(cell, axis, p)]));
            }
        }
    }

    private static long[] Round(CellContents contents, int toBase, byte[] seed) =>
        Perturbation.Apply(
            contents, new Method { Kind = MethodKind.Rounding, Rounding = new(RoundingScheme.Controlled, toBase) }, seed).Value;
}
