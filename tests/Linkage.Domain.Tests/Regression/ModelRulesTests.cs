using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Regression;

namespace Linkage.Domain.Tests.Regression;

/// <summary>Attacks by model: each is refused under the name of its rule.</summary>
public sealed class ModelRulesTests
{
    private static readonly DisclosurePolicy s_policy = new();
    private static readonly PublishedTables s_none = new([]);

    [Fact]
    public void A_model_of_ordinary_people_may_leave() => Assert.Null(Judge(Ordinary()));

    [Fact]
    public void A_model_with_a_coefficient_for_every_row_is_refused()
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Linear, 0, new TermSpec("id", true)));
        for (var i = 0; i < 50; i++) data.Add(1000 + i, $"{i}");
        Assert.Equal(["degrees-of-freedom"], Rules(Fit(data).Refusal));
    }

    [Fact]
    public void Fewer_degrees_of_freedom_than_agreed_are_refused()
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Linear, 0, new TermSpec("x", false)));
        for (var i = 0; i < 11; i++) data.Add(1000 + i * i % 7, $"{i}");
        Assert.Contains("degrees-of-freedom", Rules(Judge(data)));
    }

    [Fact]
    public void A_category_of_three_is_refused()
    {
        var data = Ordinary(category: at => at < 3 ? "few" : at % 2 == 0 ? "a" : "b");
        Assert.Equal(["small-category", "partner-category", "leverage"], Rules(Judge(data)));
    }

    [Fact]
    public void Somebody_far_from_everybody_in_a_term_is_refused() =>
        Assert.Contains("leverage", Rules(Judge(Ordinary(number: at => at == 7 ? 1_000_000 : at % 10))));

    [Fact]
    public void A_number_that_points_at_few_is_refused() =>
        Assert.Contains("leverage", Rules(Judge(Ordinary(number: at => at is 3 or 50 or 111 ? 1 : 0))));

    [Fact]
    public void A_number_that_points_at_enough_is_not() => Assert.Null(Judge(Ordinary(number: at => at % 5 == 0 ? 1 : 0)));

    [Fact]
    public void An_outcome_that_outweighs_all_others_is_refused() =>
        Assert.Contains("dominated", Rules(Judge(Ordinary(outcome: at => at == 60 ? 100_000_000 : 1_000 + at % 13))));

    [Fact]
    public void Rows_that_lack_something_are_refused() => Assert.Equal(["incomplete"], Rules(Judge(Ordinary(), incomplete: 1)));

    [Fact]
    public void Two_models_whose_indicators_differ_in_one_person_are_refused()
    {
        var one = Ordinary(number: at => at < 50 ? 1 : 0).Rows();
        var other = Ordinary(number: at => at < 49 ? 1 : 0).Rows();
        var far = Ordinary(number: at => at < 20 ? 1 : 0).Rows();
        Assert.Equal(1, JointLeverage.Of([one, other]).Value, 1e-6);
        Assert.Equal(["leverage"], Rules(Judge(Ordinary(number: at => at < 50 ? 1 : 0), joint: JointLeverage.Of([one, other]).Value)));
        // Thirty people apart, and the same model twice.
        Assert.InRange(JointLeverage.Of([one, far]).Value, 0.01, 0.1);
        var alone = Fit(Ordinary(number: at => at < 50 ? 1 : 0)).Value.Evidence.LargestLeverage;
        Assert.Equal(alone, (decimal)JointLeverage.Of([one, one]).Value, 6);
    }

    [Fact]
    public void Somebody_far_from_what_is_fitted_is_refused() =>
        Assert.Equal(["dominated"], Rules(Judge(Ordinary(outcome: at => at == 60 ? 1_100 : 1_000 + at % 2))));

    [Fact]
    public void An_outcome_of_zero_for_all_but_three_is_refused() =>
        Assert.Contains("small-category", Rules(Judge(Ordinary(outcome: at => at is 3 or 50 or 111 ? 9 : 0))));

    [Fact]
    public void Partners_who_take_their_own_away_must_leave_enough()
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Linear, 0, new TermSpec("x", false)));
        for (var i = 0; i < 100; i++) data.AddHeld(i < 96 ? 3UL : 2UL, 1_000 + i * 7 % 13, $"{i % 10}");
        Assert.Contains("partner-category", Rules(Judge(data)));
    }

    [Fact]
    public void An_outcome_that_a_term_tells_is_refused()
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Logistic, 0, new TermSpec("x", false)));
        for (var i = 0; i < 100; i++) data.Add(i < 50 ? 0 : 1, $"{i}");
        Assert.Equal(["separated"], Rules(Fit(data).Refusal));
    }

    [Fact]
    public void An_outcome_that_few_have_is_refused()
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Logistic, 0, new TermSpec("x", false)));
        for (var i = 0; i < 200; i++) data.Add(i % 37 == 0 ? 1 : 0, $"{i % 10}");
        Assert.Contains("small-category", Rules(Judge(data)));
    }

    [Fact]
    public void A_term_that_others_determine_is_named()
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Linear, 0, new TermSpec("x", false), new TermSpec("twice", false)));
        for (var i = 0; i < 50; i++) data.Add(1_000 + i % 7, $"{i % 10}", $"{i % 10 * 2}");
        Assert.Equal("/models/0/terms/1", Assert.Single(Fit(data).Refusal!.Faults).Pointer);
    }

    [Fact]
    public void More_coefficients_than_are_judged_are_refused()
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Linear, 0, new TermSpec("street", true)));
        for (var i = 0; i < 4_000; i++) data.Add(1_000 + i * 37 % 101, $"{i % 150}");
        Assert.Equal(["coefficients"], Rules(Fit(data).Refusal));
        Assert.Equal(["coefficients"], Rules(JointLeverage.Of([data.Rows(), data.Rows()]).Refusal));
    }

    [Fact]
    public void Two_rows_of_one_subject_are_refused()
    {
        var rows = new ModelRows(ModelData.Spec(ModelKind.Linear, 0, new TermSpec("x", false)));
        for (var i = 0; i < 100; i++) rows.Add(i / 2, 1, 1_000 + i % 7, [i % 10]);
        Assert.Equal(["several-rows"], Rules(ModelFit.Of(rows, 0, s_policy, 1, 0, 0, []).Refusal));
    }

    [Fact]
    public void Another_model_than_the_one_that_was_judged_is_refused()
    {
        var fit = Fit(Ordinary()).Value;
        Coefficient[] altered = [fit.Model.Coefficients[0] with { Estimate = 1 }, .. fit.Model.Coefficients.Skip(1)];
        Assert.Equal(
            ["no-evidence"], Rules(ModelRules.Judge([fit.Model with { Coefficients = altered }], [fit.Evidence], s_none, s_policy)));
        Assert.Equal(["no-evidence"], Rules(ModelRules.Judge([fit.Model], [], s_none, s_policy)));
    }

    [Fact]
    public void A_stricter_agreement_wants_the_job_run_again()
    {
        var fit = Fit(Ordinary()).Value;
        Assert.Equal(["stale"], Rules(ModelRules.Judge([fit.Model], [fit.Evidence], s_none, s_policy with { Coalition = 2 })));
    }

    [Fact]
    public void A_suppressed_cell_that_the_model_determines_is_refused()
    {
        var fit = ModelFit.Of(Ordinary().Rows(), 0, s_policy, 1, 0, 0, ["model-cells-1"]).Value;
        Assert.Null(ModelRules.Judge([fit.Model], [fit.Evidence], Cells(new(31, "A", "F")), s_policy));
        Assert.Equal(["cells"], Rules(ModelRules.Judge([fit.Model], [fit.Evidence], Cells(PublishedValue.Suppressed), s_policy)));
        Assert.Equal(["cells"], Rules(ModelRules.Judge([fit.Model], [fit.Evidence], s_none, s_policy)));
    }

    private static PublishedTables Cells(PublishedValue value) => new([new("model-cells-1", [], [], [new([], [value])])]);

    /// <summary>200 subjects with a number, a category of two, and an outcome, any of which a test makes different.</summary>
    private static ModelData Ordinary(Func<int, int>? number = null, Func<int, string>? category = null, Func<int, long>? outcome = null)
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Linear, 0, new TermSpec("x", false), new TermSpec("c", true)));
        for (var i = 0; i < 200; i++)
        {
            var (x, c) = (number?.Invoke(i) ?? i % 10, category?.Invoke(i) ?? (i % 3 == 0 ? "a" : "b"));
            data.Add(outcome?.Invoke(i) ?? 1_000 + i * 37 % 101, $"{x}", c);
        }

        return data;
    }

    private static Outcome<ModelFit> Fit(ModelData data, long incomplete = 0, double joint = 0) =>
        ModelFit.Of(data.Rows(), 0, s_policy, 2, incomplete, joint, []);

    private static Refusal? Judge(ModelData data, long incomplete = 0, double joint = 0)
    {
        var fit = Fit(data, incomplete, joint).Value;
        return ModelRules.Judge([fit.Model], [fit.Evidence], s_none, s_policy);
    }

    private static IEnumerable<string> Rules(Refusal? refusal) => (refusal?.Faults ?? []).Select(fault => fault.Rule);
}
