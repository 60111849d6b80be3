using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Intervals;

namespace Linkage.Domain.Tests.Protection.Intervals;

public sealed class SimplexTests
{
    [Fact]
    public void Whatever_is_found_is_feasible_and_proven_to_be_the_most() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var chance = new Seeded($"simplex-{seed}");
            var program = Random(chance);
            var whole = Points(program).ToList();
            var (small, large) = (new Simplex<long>(program, long.MaxValue), new Simplex<BigInteger>(program, long.MaxValue));
            Assert.Equal(large.IsFeasible, small.IsFeasible);
            Assert.True(small.IsFeasible || whole.Count == 0);
            if (!small.IsFeasible) return;
            for (var aim = 0; aim < 4; aim++)
            {
                (int Column, int Gain)[] gains = [.. Enumerable.Range(0, program.VariableCount)
                    .Select(v => (v, chance.Below(7) - 3)).Where(g => g.Item2 != 0)];
                Assert.True(small.Maximise(gains, null) && large.Maximise(gains, null));
                var (height, scale) = small.Height();
                Assert.Equal(height * large.Height().Denominator, large.Height().Numerator * scale);
                var (values, denominator) = small.Point();
                Assert.True(Fits(program, values, denominator));
                Assert.Equal(height * denominator, gains.Aggregate(BigInteger.Zero, (sum, g) => sum + g.Gain * values[g.Column]) * scale);
                // Weak duality: multipliers that prove the height prove that there is nothing higher.
                var component = new Component(program, [.. Enumerable.Range(0, program.VariableCount).Select(v => new[] { v })], false,
                    new bool[program.VariableCount], []);
                var (multipliers, over) = small.Multipliers(program);
                Assert.Equal(Floor(height, scale), BoundProof.Of(component, gains, multipliers, over));
                Assert.All(whole, p => Assert.True(gains.Sum(g => g.Gain * p[g.Column]) * scale <= height));
            }
        }));

    [Fact]
    public void Multipliers_that_prove_nothing_are_not_believed()
    {
        var program = new LinearProgram();
        foreach (var most in (Int128?[])[null, null]) program.AddVariable(most);
        program.Add([0, 1], [1, 1], 10, 10);
        var component = new Component(program, [[0], [1]], true, new bool[2], []);
        Assert.Equal(10, BoundProof.Of(component, [(0, 1)], [1], 1));
        Assert.Null(BoundProof.Of(component, [(0, 1)], [0], 1));
        Assert.Null(BoundProof.Of(component, [(0, 2)], [1], 1));
        Assert.Null(BoundProof.Of(component, [(0, 1)], [-1], 1));
        Assert.Null(BoundProof.Of(component, [(0, 1)], [1], 0));
        Assert.Equal(15, BoundProof.Of(component, [(0, 1)], [3], 2));
    }

    [Fact]
    public void Numbers_that_outgrow_sixty_four_bits_are_searched_as_well()
    {
        var program = new LinearProgram();
        for (var v = 0; v < 3; v++) program.AddVariable(null);
        var large = (Int128)1 << 90;
        program.Add([0, 1], [1, 1], large, large);
        program.Add([1, 2], [1, 1], large + 5, large + 5);
        var search = new LinearSearch(program);
        Assert.Equal((BigInteger)large + 5, search.Maximise([(2, 1)], null)!.Value.Numerator);
    }

    private static LinearProgram Random(Seeded chance)
    {
        var program = new LinearProgram();
        var count = 3 + chance.Below(3);
        for (var v = 0; v < count; v++) program.AddVariable(1 + chance.Below(4));
        for (var r = 0; r < 1 + chance.Below(3); r++)
        {
            var variables = Enumerable.Range(0, count).Where(_ => chance.Below(2) == 0).ToArray();
            Int128[] coefficients = [.. variables.Select(_ => (Int128)(chance.Below(4) == 0 ? -1 : 1 + chance.Below(2)))];
            if (variables.Length > 0) program.Add(variables, coefficients, chance.Below(8), null);
            var all = Enumerable.Range(0, count).ToArray();
            program.Add(all, [.. all.Select(_ => (Int128)(1 + chance.Below(2)))], 3 + chance.Below(5), 9 + chance.Below(4));
        }

        return program;
    }

    /// <summary>Every whole point of the first variables; the distances that equations add take what is left.</summary>
    private static IEnumerable<int[]> Points(LinearProgram program)
    {
        var own = Enumerable.Range(0, program.VariableCount).TakeWhile(v => program.Most(v) is { } most && most <= 4).Count();
        var point = new int[program.VariableCount];
        while (true)
        {
            if (Complete(program, point, own)) yield return [.. point];
            var v = 0;
            while (v < own && ++point[v] > program.Most(v)!.Value) point[v++] = 0;
            if (v == own) yield break;
        }
    }

    private static bool Complete(LinearProgram program, int[] point, int own)
    {
        foreach (var row in program.Rows)
        {
            var sum = row.Variables.Zip(row.Coefficients).Where(t => t.First < own)
                .Aggregate(Int128.Zero, (total, t) => total + t.Second * point[t.First]);
            var distance = row.Variables[^1];
            if (distance < own) continue;
            point[distance] = (int)(sum - row.Value);
        }

        return Fits(program, [.. point.Select(p => (BigInteger)p)], 1);
    }

    private static bool Fits(LinearProgram program, BigInteger[] values, BigInteger denominator) =>
        Enumerable.Range(0, values.Length).All(
            v => values[v].Sign >= 0 && (program.Most(v) is not { } most || values[v] <= most * denominator))
        && program.Rows.All(r => r.Value * denominator
            == r.Variables.Zip(r.Coefficients).Aggregate(BigInteger.Zero, (sum, t) => sum + t.Second * values[t.First]));

    private static BigInteger Floor(BigInteger numerator, BigInteger denominator) =>
        BigInteger.DivRem(numerator, denominator, out var rest) - (rest.Sign < 0 ? 1 : 0);
}
