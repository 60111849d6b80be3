using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Intervals;

namespace Linkage.Domain.Tests.Protection.Intervals;

public sealed class NearbySearchTests
{
    [Fact]
    public void What_is_near_fits_and_what_is_impossible_is_so_for_the_exact_simplex() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var chance = new Seeded($"nearby-{seed}");
            var isWhole = chance.Below(3) > 0;
            var component = Random(chance, isWhole, isWhole ? 5 : 10_000);
            var (search, exact) = (new NearbySearch(component, CancellationToken.None), new LinearSearch(component.Program));
            for (var aim = 0; aim < 6; aim++)
            {
                var groups = Enumerable.Range(0, component.Groups.Count).Where(_ => chance.Below(4) == 0).ToArray();
                if (groups.Length == 0) continue;
                var (side, amount) = (chance.Below(2) == 0 ? 1 : -1, isWhole ? 1 + chance.Below(6) : 1 + chance.Below(8000));
                var before = side * groups.Sum(g => component.Witness![g]);
                var found = search.Reach(groups, side, amount);
                var height = exact.Maximise([.. groups.Select(g => (g, side))], null);
                foreach (var table in found) Assert.True(Fits(component, table), $"seed {seed}: not a table");
                if (found.Count > 0)
                    Assert.True(side * found[0].Changes.Where(c => groups.Contains(c.Group)).Sum(c => c.Change) >= amount, $"seed {seed}: less");
                if (search.Multipliers is not { } proof) continue;
                Assert.True(height!.Value.Numerator < (before + amount) * height.Value.Denominator, $"seed {seed}: possible");
                var bound = BoundProof.Of(component, groups.Select(g => (g, side)), proof.Values, proof.Denominator);
                Assert.True(bound is null || bound * height.Value.Denominator >= height.Value.Numerator - height.Value.Denominator,
                    $"seed {seed}: proven too much");
                Assert.True(!isWhole || bound < before + amount, $"seed {seed}: not proven");
            }
        }));

    [Fact]
    public void The_nearest_of_two_changes_is_found_with_its_opposite()
    {
        // Four corners of one square, or six of two squares that share a side.
        var program = new LinearProgram();
        for (var v = 0; v < 6; v++) program.AddVariable(null);
        int[][] rows = [[0, 1, 2], [3, 4, 5], [0, 3], [1, 4], [2, 5]];
        foreach (var row in rows) program.Add(row, [.. row.Select(_ => Int128.One)], 2 * row.Length, 2 * row.Length);
        var component = new Component(program, [.. Enumerable.Range(0, 6).Select(v => new[] { v })], true, new bool[6], [], [2, 2, 2, 2, 2, 2]);
        var search = new NearbySearch(component, CancellationToken.None);
        Assert.Equal([4, 4], search.Reach([0], 1, 1).Select(t => t.Changes.Count));
        Assert.InRange(search.Reach([0, 4], 1, 3)[0].Changes.Where(c => c.Group is 0 or 4).Sum(c => c.Change), 3, 4);
        Assert.Empty(search.Reach([0], 1, 3));
        Assert.NotNull(search.Multipliers);
    }

    private static bool Fits(Component component, NearbyTable table)
    {
        var first = component.Witness!.Take(component.Groups.Count).Select(v => (Int128)v).ToArray();
        foreach (var (group, change) in table.Changes) first[group] += change;
        return component.Program.Completed(first) is not null;
    }

    /// <summary>Sums of a few variables each, some equal to what they are in truth, some only bounded by it.</summary>
    private static Component Random(Seeded chance, bool isWhole, int most)
    {
        var (program, count) = (new LinearProgram(), 5 + chance.Below(8));
        Int128[] truth = [.. Enumerable.Range(0, count).Select(_ => (Int128)chance.Below(most))];
        foreach (var value in truth) program.AddVariable(chance.Below(3) == 0 ? value + chance.Below(most) : null);
        for (var r = 0; r < 2 + chance.Below(count); r++)
        {
            var variables = Enumerable.Range(0, count).Where(_ => chance.Below(2) == 0).ToArray();
            if (variables.Length == 0) continue;
            Int128[] coefficients = [.. variables.Select(_ => (Int128)(chance.Below(6) == 0 ? 2 : 1))];
            var sum = variables.Zip(coefficients).Aggregate(Int128.Zero, (total, t) => total + truth[t.First] * t.Second);
            program.Add(variables, coefficients, chance.Below(4) == 0 ? Int128.Max(0, sum - chance.Below(most)) : sum, sum);
        }

        program.Add([.. Enumerable.Range(0, count)], [.. Enumerable.Repeat(Int128.One, count)], 0, 3 * (Int128)count * most);
        var witness = Array.ConvertAll(program.Completed(truth)!, v => (long)v);
        return new Component(program, [.. Enumerable.Range(0, count).Select(v => new[] { v })], isWhole, new bool[count], [], witness);
    }
}
