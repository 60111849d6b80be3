using System.Text;
using System.Text.Json.Nodes;
using Linkage.Domain.Agreements;
using Linkage.Domain.Expressions;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Domain.Tests.Agreements;

namespace Linkage.Domain.Tests.Questions;

public sealed class QuestionRulesTests
{
    private const string SameKeyTwice = """[{"left":"d.household","right":"household"},{"left":"d.household","right":"household"}]""";
    private static readonly AgreementDocument Closed = EnergyAgreement.Unchanged();
    private static readonly AgreementDocument Open = EnergyAgreement.With(node => node["composition"] = "open");

    [Fact]
    public void The_listed_question_is_bound()
    {
        var bound = QuestionRules.Check(Closed.Questions[0], Closed).Value;

        Assert.Equal(["grid-operator", "tax-office"], bound.Inputs.Select(i => i.Partner));
        Assert.Equal("household", bound.Subject.Field.Name);
        Assert.Equal([new BoundKey(new("d", bound.Subject.Field), new("i", Closed.Datasets[1].Schema.Fields[0]))], bound.Joins[0].Keys);
        Assert.Equal(["d.area", "decade", "raisedRisk"], bound.Variables.Select(v => v.Name));
        Assert.Equal([null, null, true], bound.Variables.Select(v => v.Sensitive));
        Assert.Equal([0, 1, 0, 0], bound.Tables[0].Measures.Select(m => m.Decimals));
        Assert.Equal(["neighbourhood", "municipality"], bound.Tables[0].Groupings[0].Levels);
        var decades = Assert.IsType<ListedCategories>(bound.Tables[0].Groupings[1].Variable.Categories);
        Assert.Equal(("1850", "2030", 19), (decades.Codes[0], decades.Codes[^1], decades.Codes.Count));
        // 1400 beside a field with one decimal is 14000 tenths.
        var risk = Assert.IsType<Conjunction>(bound.Derived[0].Expression);
        Assert.Equal(new Constant(ScalarType.Numeric(1), Scalar.Of(14_000)), Assert.IsType<Comparison>(risk.Right).Right);
    }

    [Fact]
    public void Layout_does_not_make_another_question()
    {
        var spaced = Change(q => q["filters"]![0] = "(d.tenure!='unknown')");

        Assert.False(QuestionRules.Check(spaced, Closed).IsRefused);
    }

    [Fact]
    public void A_closed_agreement_takes_none_but_its_own_questions()
    {
        var other = Change(q => q["filters"] = new JsonArray());

        var refusal = QuestionRules.Check(other, Closed).Refusal!;

        Assert.Equal((RefusalKind.NotAgreed, "not-agreed"), (refusal.Kind, refusal.Code));
        Assert.Equal("/questions", Assert.Single(refusal.Faults).Pointer);
        Assert.False(QuestionRules.Check(other, Open).IsRefused);
    }

    [Fact]
    public void A_finer_level_than_agreed_names_the_clause()
    {
        var refusal = QuestionRules.Check(Change(q => q["tables"]![0]!["groups"]![0]!["levels"]![1] = "area"), Open).Refusal!;

        Assert.Equal(RefusalKind.NotAgreed, refusal.Kind);
        Assert.Equal("/outputLevels/areas", Assert.Single(refusal.Faults).Pointer);
    }

    [Theory]
    [InlineData("population/dataset", "\"homes\"", "/population/dataset", "unknown-dataset")]
    [InlineData("population/subject", "\"gas\"", "/population/subject", "no-pseudonym")]
    [InlineData("population/period", "\"2023MM04\"", "/population/period", "period")]
    [InlineData("joins/0/as", "\"D\"", "/joins/0/as", "duplicate")]
    [InlineData("joins/0/method", "\"encoded\"", "/joins/0/match", "missing-property")]
    [InlineData("joins/0/on/0/right", "\"person\"", "/joins/0/on/0", "entity-type")]
    [InlineData("joins/0/on/0/right", "\"income\"", "/joins/0/on/0/right", "no-pseudonym")]
    [InlineData("joins/0/on/0/left", "\"i.household\"", "/joins/0/on/0/left", "unknown-name")]
    [InlineData("joins/0/on", "[]", "/joins/0/on", "count")]
    [InlineData("joins/0/on", SameKeyTwice, "/joins/0/on/1", "duplicate")]
    [InlineData("filters/0", "\"d.nothing = 1\"", "/filters/0", "unknown-name")]
    [InlineData("filters/0", "\"d.household is missing\"", "/filters/0", "role")]
    [InlineData("filters/0", "\"d.gas\"", "/filters/0", "type")]
    [InlineData("derive/0/name", "\"decade\"", "/derive/1/name", "duplicate")]
    [InlineData("derive/0/name", "\"not\"", "/derive/0/name", "name")]
    [InlineData("derive/0/name", "\"x_status\"", "/derive/0/name", "name")]
    [InlineData("tables/0/groups/0/variable", "\"i.income\"", "/tables/0/groups/0/variable", "role")]
    [InlineData("tables/0/groups/0/variable", "\"d.household\"", "/tables/0/groups/0/variable", "role")]
    [InlineData("tables/0/groups/1/levels", "[\"area\"]", "/tables/0/groups/1/levels", "no-levels")]
    [InlineData("tables/0/groups/0/levels/0", "\"street\"", "/tables/0/groups/0/levels/0", "unknown-level")]
    [InlineData("tables/0/measures/0/of", "\"d.gas\"", "/tables/0/measures/0/of", "counts")]
    [InlineData("tables/0/measures/1/of", "\"d.built\"", "/tables/0/measures/1/of", "role")]
    [InlineData("tables/0/measures/1/of", "\"raisedRisk\"", "/tables/0/measures/1/of", "type")]
    [InlineData("tables/0/measures/3/of", "\"i.income\"", "/tables/0/measures/3/of", "type")]
    [InlineData("tables/0/measures/1/of", "null", "/tables/0/measures/1/of", "missing-property")]
    [InlineData("tables/0/measures/1/name", "\"households\"", "/tables/0/measures/1/name", "duplicate")]
    public void What_makes_no_sense_is_named(string at, string json, string pointer, string rule)
    {
        var steps = at.Split('/');
        var refusal = QuestionRules.Check(Change(q =>
        {
            var node = steps[..^1].Aggregate((JsonNode)q, (n, s) => n is JsonArray array ? array[int.Parse(s)]! : n[s]!);
            if (node is JsonArray list) list[int.Parse(steps[^1])] = JsonNode.Parse(json);
            else node[steps[^1]] = JsonNode.Parse(json);
        }), Open).Refusal!;

        Assert.Equal((RefusalKind.Invalid, "invalid-question"), (refusal.Kind, refusal.Code));
        Assert.Contains(refusal.Faults, f => f.Pointer == pointer && f.Rule == rule);
    }

    [Theory]
    [InlineData("i.income")]
    [InlineData("i.income + 1")]
    [InlineData("i.income * 3 - i.income")]
    [InlineData("substring(d.tenure, 1, 5)")]
    [InlineData("d.gas")]
    public void A_variable_that_may_single_out_splits_no_table(string expression)
    {
        var question = Change(q => q["derive"]![1]!["expression"] = expression);

        Assert.Contains(QuestionRules.Check(question, Open).Refusal!.Faults, f => f.Pointer == "/tables/0/groups/1/variable");
    }

    [Theory]
    [InlineData("band(i.income, 0, 10000, 25000.5)", "<0 [0,10000) [10000,25000.5) >=25000.5")]
    [InlineData("if(d.gas > 100, 'high', if(d.gas > 10, 'mid', missing))", "high mid")]
    [InlineData("coalesce(i.composition, 'unknown')", "single couple family unknown")]
    [InlineData("d.gas is missing", "false true")]
    [InlineData("if(d.gas > 100, 1, 0)", "0 1")]
    public void Categories_follow_from_the_expression(string expression, string codes)
    {
        var bound = QuestionRules.Check(Change(q => q["derive"]![1]!["expression"] = expression), Open).Value;

        Assert.Equal(codes.Split(' '), Assert.IsType<ListedCategories>(bound.Tables[0].Groupings[1].Variable.Categories).Codes);
    }

    [Fact]
    public void A_year_of_birth_in_text_gives_decades_as_the_data_has_them()
    {
        // As in the FEBRL files: eight digits in most rows, anything in some.
        var agreement = EnergyAgreement.With(node => node["composition"] = "open");
        var question = Change(q => q["derive"]![1]!["expression"] = "floor(integer(substring(d.tenure, 1, 4)), 10)");

        Assert.IsType<OpenCategories>(QuestionRules.Check(question, agreement).Value.Tables[0].Groupings[1].Variable.Categories);
    }

    [Theory]
    [InlineData("d.area = 'A001'")]
    [InlineData("if(d.area in ('A001', 'A002'), 1, 2)")]
    [InlineData("substring(d.area, 1, 4)")]
    public void Nothing_is_derived_from_codes_finer_than_may_be_published(string expression)
    {
        var refusal = QuestionRules.Check(Change(q => q["derive"]![1]!["expression"] = expression), Open).Refusal!;

        Assert.Equal((RefusalKind.NotAgreed, "/outputLevels/areas"), (refusal.Kind, refusal.Faults[0].Pointer));
    }

    [Fact]
    public void Derived_variables_do_not_grow_without_bound()
    {
        var derive = new JsonArray(JsonNode.Parse("""{ "name": "raisedRisk", "expression": "d.gas > 1 and i.income > 1" }"""));
        for (var i = 0; i < 20; i++)
        {
            var before = i == 0 ? "raisedRisk" : $"v{i - 1}";
            derive.Add(JsonNode.Parse($$"""{ "name": "v{{i}}", "expression": "{{before}} and {{before}}" }"""));
        }

        var faults = QuestionRules.Check(Change(q => q["derive"] = derive), Open).Refusal!.Faults;

        Assert.Equal("too-large", faults[0].Rule);
    }

    [Fact]
    public void What_is_derived_from_a_sensitive_field_is_sensitive()
    {
        var bound = QuestionRules.Check(Change(q => q["derive"]![1]!["expression"] = "i.composition = 'single'"), Open).Value;

        Assert.True(bound.Tables[0].Groupings[1].Variable.Sensitive);
    }

    [Theory]
    [InlineData("closed", false)]
    [InlineData("open", null)]
    public void An_analyst_alone_cannot_call_a_variable_harmless(string composition, bool? expected)
    {
        var agreement = EnergyAgreement.With(node =>
        {
            node["composition"] = composition;
            node["questions"]![0]!["derive"]![1]!["sensitive"] = false;
        });

        Assert.Equal(expected, QuestionRules.Check(agreement.Questions[0], agreement).Value.Derived[1].Sensitive);
    }

    private static Question Change(Action<JsonObject> change)
    {
        var question = JsonNode.Parse(EnergyAgreement.Text)!["questions"]![0]!.AsObject();
        change(question);
        return Documents.Read<Question>(Encoding.UTF8.GetBytes(question.ToJsonString())).Value;
    }
}
