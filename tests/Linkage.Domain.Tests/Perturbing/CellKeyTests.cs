using Linkage.Domain.Keys;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>The noise belongs to who is in a cell, not to where the cell stands.</summary>
public sealed class CellKeyTests
{
    private static readonly Method s_method = new() { Kind = MethodKind.CellKey, CellKey = new() { Maximum = 4, Variance = 2 } };

    [Fact]
    public void The_key_of_a_cell_is_the_sum_of_its_contributors_record_keys()
    {
        using var key = NoiseKey.Create();
        var (spec, rows) = (RandomTables.Spec(), 200);
        var keys = Enumerable.Range(0, rows).Select(s => key.RecordKey(new ProjectPseudonym(0, (ulong)s))).ToArray();
        var tabulation = RandomTables.Fill(spec, "cell keys", rows, spread: 4).Tabulate(keys);
        var contents = new CellContents(tabulation.Cubes, CellContents.AtomsOf(tabulation));
        var total = contents.Cubes.Start(0) + contents.Cubes.Cubes[0].CellCount - 1;
        Assert.Equal(keys.Aggregate(0UL, (sum, one) => unchecked(sum + one)), contents.Key(total));
        Assert.Equal(rows, contents.Count(total));
        for (var cell = 0; cell < contents.Cubes.CellCount; cell++)
            Assert.Equal((contents.Count(cell), contents.Key(cell)), (tabulation[cell].Subjects.All, tabulation[cell].Subjects.Key));
    }

    [Fact]
    public void The_same_contributors_have_the_same_noise_in_every_table()
    {
        var contents = Counts.Of(
            new long[,] { { 3, 5, 2 }, { 0, 0, 9 } },
            Counts.Table("both", "row", "column"), Counts.Table("rows", "row"), Counts.Table("columns", "column"));
        var counts = Perturbation.Apply(contents, s_method, []).Value;
        Assert.Equal(counts[contents.Cell("r0 _T")], counts[contents.Cell("r0", 1)]);
        Assert.Equal(counts[contents.Cell("_T c2")], counts[contents.Cell("c2", 2)]);
        Assert.Equal(counts[contents.Cell("_T _T")], counts[contents.Cell("_T", 1)]);
        // Of the second row all nine are in one column: row and cell are the same people.
        Assert.Equal(counts[contents.Cell("r1 c2")], counts[contents.Cell("r1 _T")]);
        Assert.Equal(0, counts[contents.Cell("r1 c0")]);
    }

    [Fact]
    public void Over_uniform_keys_the_noise_has_no_bias_and_its_variance()
    {
        var table = PerturbationTable.Of(s_method.CellKey!)!;
        const int steps = 1 << 16;
        foreach (var count in new long[] { 1, 2, 3, 7, 1_000 })
        {
            // Equidistant keys: what is left is the error of a midpoint sum, below 2·D²·values / steps.
            var noise = Enumerable.Range(0, steps).Select(k => table.Noise(count, ((ulong)k << 48) + (1UL << 47))).ToList();
            Assert.Equal(0, noise.Average(), 0.005);
            Assert.Equal(2, noise.Average(n => (double)n * n), 0.01);
        }
    }
}
