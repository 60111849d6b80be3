using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Regression;

namespace Linkage.Domain.Tests.Regression;

/// <summary>Leverage by its meaning, not by its formula: how far a fitted value follows when its own outcome moves.</summary>
public sealed class LeverageTests
{
    private const int Digits = 15;
    private const long Move = 1_000_000;

    [Fact]
    public void No_fitted_value_of_a_model_that_may_leave_follows_its_own_outcome_by_more_than_a_tenth() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var rows = Random(seed);
            var largest = Enumerable.Range(0, rows.Count).Max(row => Follows(rows, row));
            var fit = ModelFit.Of(Rows(rows), 0, new DisclosurePolicy(), 1, 0, 0, []).Value;
            Assert.Equal(largest, (double)fit.Evidence.LargestLeverage, 1e-6);
            var isRefused = ModelRules.Judge([fit.Model], [fit.Evidence], new PublishedTables([]), new DisclosurePolicy()) is not null;
            Assert.True(isRefused || largest <= 0.1000001, $"seed {seed}");
        }));

    /// <summary>The share of a move of one outcome that its own fitted value makes with it, by fitting twice.</summary>
    private static double Follows(IReadOnlyList<(long Y, long X, string C)> rows, int row)
    {
        var moved = rows.Select((one, at) => at == row ? one with { Y = one.Y + Move } : one).ToList();
        return (double)((Fitted(moved, row) - Fitted(rows, row)) / Move);
    }

    private static decimal Fitted(IReadOnlyList<(long Y, long X, string C)> rows, int row)
    {
        var design = Design.Of(Rows(rows), 0).Value;
        var found = LinearFit.Of(design, new Moments(design), 0, Digits).Value;
        return found.Sum(
            one => one.Estimate * (one.Term == "x" ? rows[row].X : one.Category is null || one.Category == rows[row].C ? 1 : 0));
    }

    private static ModelRows Rows(IReadOnlyList<(long Y, long X, string C)> rows)
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Linear, 0, new TermSpec("x", false), new TermSpec("c", true)));
        foreach (var (y, x, c) in rows) data.Add(y, $"{x}", c);
        return data.Rows();
    }

    // Now and then with somebody far away, or few in a category.
    private static List<(long Y, long X, string C)> Random(int seed)
    {
        var chance = new Seeded($"leverage-{seed}");
        var (far, few) = (chance.Below(3) == 0 ? 200 : 0, chance.Below(12));
        return [.. Enumerable.Range(0, 50 + chance.Below(40)).Select(i =>
            (1_000L + chance.Below(300), chance.Below(50) + (i == 9 ? far : 0L), i < 3 + few ? "p" : "qr"[chance.Below(2)].ToString()))];
    }
}
