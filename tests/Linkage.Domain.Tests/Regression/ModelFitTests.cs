using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Regression;

namespace Linkage.Domain.Tests.Regression;

public sealed class ModelFitTests
{
    private static readonly DisclosurePolicy s_policy = new();

    [Fact]
    public void One_term_of_categories_gives_the_differences_of_their_means()
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Linear, 1, new TermSpec("tenure", true)));
        foreach (var (code, count, first) in new[] { ("rent", 30, 100), ("own", 20, 151), ("other", 10, 90) })
            for (var i = 0; i < count; i++) data.Add(first + i, code);
        var model = Fit(data.Rows()).Model;
        Assert.Equal(new ModelReference("tenure", "rent"), Assert.Single(model.References));
        // Means 11.45, 16.05 and 9.45.
        Assert.Equal(
            [("intercept", null, 11.45m), ("tenure", "other", -2m), ("tenure", "own", 4.6m)],
            model.Coefficients.Select(one => (one.Term, one.Category, one.Estimate)));
        Assert.Equal((60, 57), (model.Subjects, model.ResidualDegreesOfFreedom));
    }

    [Fact]
    public void A_logistic_model_of_categories_gives_the_logarithms_of_their_odds()
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Logistic, 0, new TermSpec("tenure", true, Reference: "own")));
        foreach (var (code, ones, zeros) in new[] { ("own", 20, 60), ("rent", 30, 30) })
            for (var i = 0; i < ones + zeros; i++) data.Add(i < ones ? 1 : 0, code);
        var found = Fit(data.Rows()).Model.Coefficients;
        // ln(20/60) and ln 3; variances are sums of reciprocal frequencies (Woolf 1955).
        Assert.Equal((-1.09861m, 0.258199m), (found[0].Estimate, found[0].StandardError));
        Assert.Equal((1.09861m, 0.365148m), (found[1].Estimate, found[1].StandardError));
    }

    [Fact]
    public void Six_significant_digits_leave()
    {
        Assert.Equal(
            ["0.333333", "-66.6667", "123457", "0.00000000123457", "1000000", "12345.7"],
            new[]
            {
                SignificantDigits.OfQuotient(1, 3), SignificantDigits.OfQuotient(-200, 3), SignificantDigits.OfQuotient(1234565, 10),
                SignificantDigits.OfQuotient(123456789, 100000000000000000), SignificantDigits.OfQuotient(9999996, 10),
                SignificantDigits.Of(12345.67),
            }.Select(value => (value / 1.0000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(1.41421m, SignificantDigits.OfRoot(2, 1));
    }

    [Fact]
    public void The_order_of_rows_changes_no_byte() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            foreach (var kind in new[] { ModelKind.Linear, ModelKind.Logistic })
            {
                var data = Random(kind, seed);
                var (once, again) = (Fit(data.Rows()).Model, Fit(data.Rows(reversed: true)).Model);
                Assert.Equal(JsonSerializer.Serialize(once, PublishedTables.Json), JsonSerializer.Serialize(again, PublishedTables.Json));
                Assert.Equal(ModelFit.HashOf(once), ModelFit.HashOf(again));
            }
        }));

    [Fact]
    public void A_model_survives_the_way_out_and_back()
    {
        var model = Fit(Random(ModelKind.Linear, 1).Rows()).Model;
        var read = JsonSerializer.Deserialize<PublishedModel>(JsonSerializer.Serialize(model, PublishedTables.Json), PublishedTables.Json)!;
        Assert.Equal(ModelFit.HashOf(model), ModelFit.HashOf(read));
    }

    [Fact]
    public void Leverages_add_up_to_the_number_of_coefficients()
    {
        // A balanced design: every leverage is p / n (Hoaglin and Welsch 1978).
        var data = new ModelData(ModelData.Spec(ModelKind.Linear, 0, new TermSpec("a", true), new TermSpec("b", true)));
        for (var i = 0; i < 80; i++) data.Add(100 + i * 7 % 11, i % 2 == 0 ? "x" : "y", i / 2 % 2 == 0 ? "x" : "y");
        Assert.Equal(3.0 / 80, (double)Fit(data.Rows()).Evidence.LargestLeverage, 1e-8);
    }

    private static ModelFit Fit(ModelRows rows) => ModelFit.Of(rows, 0, s_policy, 2, 0, 0, []).Value;

    private static ModelData Random(ModelKind kind, int seed)
    {
        var chance = new Seeded($"models-{seed}");
        var data = new ModelData(
            ModelData.Spec(kind, kind == ModelKind.Linear ? 2 : 0, new TermSpec("x", false, 1), new TermSpec("c", true)));
        for (var i = 0; i < 60 + chance.Below(60); i++)
        {
            var (x, c) = (chance.Below(500), chance.Below(3));
            var outcome = kind == ModelKind.Linear ? 5 * x + 300 * c + chance.Below(1000) : chance
                .Below(700) < 100 + x / 2 + 50 * c ? 1 : 0;
            data.Add(outcome, $"{x / 10}.{x % 10}", "pqr"[c].ToString());
        }

        return data;
    }
}
