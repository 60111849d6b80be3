using System.Text;
using System.Text.Json.Nodes;
using Linkage.Domain.Expressions;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Domain.Tests.Agreements;

namespace Linkage.Domain.Tests.Questions;

/// <summary>Profiles, quantile splits and models in a question.</summary>
public sealed class OutputRulesTests
{
    private const string Profiles =
        """
        [{"name":"profile","clusters":4,
          "features":[{"variable":"d.gas","low":0,"high":4000.5},{"variable":"d.area"},{"variable":"i.composition"}]}]
        """;

    private const string Quantiles =
        """[{"name":"place","of":"i.income","bands":4,"within":[{"variable":"d.area","level":"municipality"}]}]""";

    private const string Models =
        """
        [{"name":"gas-use","kind":"linear","outcome":"d.gas",
          "terms":[{"variable":"i.income"},{"variable":"d.area"},{"variable":"i.composition","reference":"single"}]},
         {"name":"risk","kind":"logistic","outcome":"raisedRisk","terms":[{"variable":"decade"}]}]
        """;

    [Fact]
    public void Profiles_and_quantiles_are_bound()
    {
        var bound = Check(Learnt()).Value;
        var profile = Assert.Single(bound.Profiles);
        Assert.Equal((0, 40_005), (profile.Numbers[0].Low, profile.Numbers[0].High));
        Assert.Equal(["neighbourhood", null], profile.Codes.Select(code => code.Level));
        Assert.Equal("municipality", Assert.Single(Assert.Single(bound.Quantiles).Within).Level);
        // Composition is sensitive, and so is what is learnt from it; of income nobody said anything.
        Assert.Equal([true, null], bound.Variables.Where(one => one.Expression is LearntCategory).Select(one => one.Sensitive));
        Assert.All(bound.Variables.Where(one => one.Expression is LearntCategory), one => Assert.IsType<OpenCategories>(one.Categories));
    }

    [Fact]
    public void A_model_brings_the_tables_of_the_cells_that_it_determines()
    {
        var bound = Check(Modelled()).Value;
        Assert.Equal([null, "neighbourhood", null], bound.Models[0].Terms.Select(term => term.Code?.Level));
        Assert.Equal(["by-area", "gas-use-cells-1", "gas-use-cells-2", "risk-cells"], bound.Tables.Select(table => table.Name));
        Assert.Equal([MeasureKind.CountSubjects, MeasureKind.Mean], bound.Tables[1].Measures.Select(one => one.Kind));
        Assert.Equal(("d.area", true), (bound.Tables[1].Groupings[0].Variable.Name, bound.Tables[1].Groupings[0].Total));
        Assert.Equal((0, MeasureKind.Share), (bound.Tables[3].Groupings.Count, bound.Tables[3].Measures[1].Kind));
    }

    [Theory]
    [InlineData("profiles/0/clusters", "1", "/profiles/0/clusters", "range")]
    [InlineData("profiles/0/features/0/high", "null", "/profiles/0/features/0", "bounds")]
    [InlineData("profiles/0/features/0/high", "-1", "/profiles/0/features/0", "bounds")]
    [InlineData("profiles/0/features/0/high", "1.25", "/profiles/0/features/0", "bounds")]
    [InlineData("profiles/0/features/0/variable", "\"d.built\"", "/profiles/0/features/0/variable", "role")]
    [InlineData("profiles/0/features/1/level", "\"street\"", "/profiles/0/features/1/level", "unknown-level")]
    [InlineData("profiles/0/features/2/variable", "\"d.tenure\"", "/profiles/0/features/2/variable", "role")]
    [InlineData("profiles/0/features/2/variable", "\"profile\"", "/profiles/0/features/2/variable", "unknown-name")]
    [InlineData("profiles/0/name", "\"decade\"", "/profiles/0/name", "duplicate")]
    [InlineData("profiles/0/name", "\"d.x\"", "/profiles/0/name", "name")]
    [InlineData("quantiles/0/bands", "11", "/quantiles/0/bands", "range")]
    [InlineData("quantiles/0/of", "\"i.composition\"", "/quantiles/0/of", "role")]
    [InlineData("quantiles/0/of", "\"profile\"", "/quantiles/0/of", "learnt")]
    [InlineData("models/0/outcome", "\"raisedRisk\"", "/models/0/outcome", "type")]
    [InlineData("models/0/terms/0/level", "\"area\"", "/models/0/terms/0", "number")]
    [InlineData("models/0/terms/0/variable", "\"gone\"", "/models/0/terms/0/variable", "unknown-name")]
    [InlineData("models/0/terms/0/variable", "\"d.area\"", "/models/0/terms", "duplicate")]
    [InlineData("models/0/name", "\"by-area\"", "/models/0/name", "duplicate")]
    [InlineData("models/1/outcome", "\"d.gas\"", "/models/1/outcome", "type")]
    [InlineData("filters/0", "\"profile = '1'\"", "/filters/0", "unknown-name")]
    [InlineData("derive/0/expression", "\"place = 'cut-1'\"", "/derive/0/expression", "unknown-name")]
    [InlineData("tables/0/measures/1/of", "\"profile\"", "/tables/0/measures/1/of", "type")]
    public void A_fault_is_named(string path, string value, string pointer, string rule)
    {
        var question = path.StartsWith("models", StringComparison.Ordinal) ? Modelled() : Learnt();
        Set(question, path, JsonNode.Parse(value));
        var refusal = Check(question).Refusal!;
        Assert.Equal("invalid-question", refusal.Code);
        Assert.Contains((pointer, rule), refusal.Faults.Select(fault => (fault.Pointer.TrimEnd(), fault.Rule)));
    }

    [Fact]
    public void A_finer_level_than_agreed_names_the_clause()
    {
        foreach (var path in new[] { "profiles/0/features/1/level", "quantiles/0/within/0/level", "models/0/terms/1/level" })
        {
            var question = path.StartsWith("models", StringComparison.Ordinal) ? Modelled() : Learnt();
            Set(question, path, "area");
            var refusal = Check(question).Refusal!;
            Assert.Equal((RefusalKind.NotAgreed, "/outputLevels/areas"), (refusal.Kind, Assert.Single(refusal.Faults).Pointer));
        }
    }

    [Fact]
    public void A_profile_beside_its_own_features_splits_people_twice()
    {
        var question = Learnt();
        Assert.True(Entanglement.IsIn(Check(question).Value));
        question["tables"]![0]!["groups"]!.AsArray().RemoveAt(1);
        Assert.False(Entanglement.IsIn(Check(question).Value));
    }

    [Theory]
    [InlineData("""[{"variable":"d.area","levels":["neighbourhood","municipality"]}]""", true)]
    [InlineData("""[{"variable":"i.composition"}]""", true)]
    [InlineData("[]", true)]
    [InlineData("""[{"variable":"d.area","levels":["municipality"]},{"variable":"i.composition"}]""", false)]
    [InlineData("""[{"variable":"raisedRisk"}]""", false)]
    public void Beside_models_stand_only_tables_that_they_know(string groups, bool may)
    {
        var question = Modelled();
        question["tables"]![0]!["groups"] = JsonNode.Parse(groups);
        var faults = Check(question).Refusal?.Faults.Select(fault => (fault.Pointer, fault.Rule)) ?? [];
        Assert.Equal(may ? [] : [("/tables/0/groups", "beside-models")], faults);
        question["profiles"] = Learnt()["profiles"]!.DeepClone();
        Assert.Contains(("/models", "beside-models"), Check(question).Refusal!.Faults.Select(fault => (fault.Pointer, fault.Rule)));
    }

    [Fact]
    public void A_question_without_them_is_written_as_before()
    {
        var text = Encoding.UTF8.GetString(QuestionRules.Canonical(EnergyAgreement.Unchanged().Questions[0]));
        Assert.DoesNotContain("profiles", text, StringComparison.Ordinal);
        Assert.DoesNotContain("models", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_brings_both_of_its_sums()
    {
        var question = Learnt();
        question["tables"]![0]!["measures"]!.AsArray()
            .Add(JsonNode.Parse("""{"name":"rate","kind":"ratio","of":"d.gas","per":"i.income"}"""));
        var table = Check(question).Value.Tables[0];
        Assert.Equal(["n", "gas", "rate_numerator", "rate_denominator"], table.Measures.Select(one => one.Name));
        Assert.Equal(["rate"], table.Ratios);
        var faults = new[] { ("per", null, "missing-property"), ("per", "i.composition", "role"), ("kind", "sum", "ratio") };
        foreach (var (name, value, rule) in faults)
        {
            var other = question.DeepClone().AsObject();
            other["tables"]![0]!["measures"]![2]![name] = value;
            Assert.Contains(rule, Check(other).Refusal!.Faults.Select(fault => fault.Rule));
        }
    }

    private static Outcome<BoundQuestion> Check(JsonObject question)
    {
        var agreement = EnergyAgreement.With(node => (node["composition"], node["questions"]) = ("open", new JsonArray()));
        return Documents.Read<Question>(Encoding.UTF8.GetBytes(question.ToJsonString())).Then(read => QuestionRules.Check(read, agreement));
    }

    private static JsonObject Learnt()
    {
        var question = Plain();
        (question["profiles"], question["quantiles"]) = (JsonNode.Parse(Profiles), JsonNode.Parse(Quantiles));
        question["tables"] = JsonNode.Parse(
            """
            [{"name":"by-profile","groups":[{"variable":"profile","total":true},{"variable":"i.composition"},{"variable":"place"}],
              "measures":[{"name":"n","kind":"countSubjects"},{"name":"gas","kind":"mean","of":"d.gas"}]}]
            """);
        return question;
    }

    private static JsonObject Modelled()
    {
        var question = Plain();
        question["models"] = JsonNode.Parse(Models);
        question["tables"] = JsonNode.Parse(
            """
            [{"name":"by-area","groups":[{"variable":"d.area","levels":["municipality"]}],
              "measures":[{"name":"n","kind":"countSubjects"}]}]
            """);
        return question;
    }

    private static JsonObject Plain() => JsonNode.Parse(EnergyAgreement.Text)!["questions"]![0]!.DeepClone().AsObject();

    private static void Set(JsonObject question, string path, JsonNode? value)
    {
        var steps = path.Split('/');
        JsonNode at = question;
        foreach (var step in steps[..^1]) at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        if (int.TryParse(steps[^1], out var last)) at[last] = value;
        else at[steps[^1]] = value;
    }
}
