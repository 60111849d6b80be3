using System.Text;
using System.Text.Json.Nodes;
using Linkage.Domain.Agreements;
using Linkage.Domain.Json;
using Linkage.Domain.Questions;
using Linkage.Domain.Tests.Agreements;

namespace Linkage.Domain.Tests.Matching;

/// <summary>Joins that are not exact, as questions write them: what is bound, and every fault by its pointer and rule.</summary>
public sealed class MatchSettingsTests
{
    private const string Encoded =
        """
        { "dataset": "incomes", "as": "i", "kind": "inner", "method": "encoded", "on": [{ "left": "d.clk", "right": "clk" }],
          "match": { "threshold": 0.8 } }
        """;

    private const string Households = """[{ "left": "d.household", "right": "household" }]""";

    private const string Fields =
        """[ { "column": "household", "comparison": "exact" }, { "column": "clk", "comparison": "encoded", "thresholds": [0.9, 0.7] } ]""";

    private const string Probabilistic =
        $$"""
          { "dataset": "incomes", "as": "i", "kind": "inner", "method": "probabilistic",
            "on": [{ "left": "d.household", "right": "household" }, { "left": "d.clk", "right": "clk" }],
            "match": { "threshold": 0.9, "train": { "fields": {{Fields}}, "blocks": [["household"]] } } }
          """;

    private static readonly AgreementDocument Agreement = EnergyAgreement.With(node =>
    {
        node["composition"] = "open";
        foreach (var at in new[] { 0, 1 })
        {
            node["datasets"]![at]!["schema"]!["fields"]!.AsArray().Add(
                JsonNode.Parse("""{ "name": "clk", "type": "string", "role": "encoding", "entityType": "household" }"""));
        }
    });

    [Fact]
    public void An_encoded_join_is_bound()
    {
        var join = Bind(Encoded, node => node["match"]!["blocks"] = JsonNode.Parse($"[{Households}]")).Value.Joins[0];

        Assert.Equal(("clk", "clk", "d"), (join.Keys[0].Left.Field.Name, join.Keys[0].Right.Field.Name, join.Match!.Left.Alias));
        Assert.Equal("household", Assert.Single(Assert.Single(join.Match.Blocks)).Right.Field.Name);
        // Links are assigned to one row each: no amount is repeated.
        Assert.True(RepeatedAmounts.FindsOne(join));
        Assert.Equal((0.8, MatchAssignment.Greedy), (join.Match.Settings.Threshold, join.Match.Settings.Assignment));
    }

    [Fact]
    public void Every_two_inputs_of_a_group_are_matched()
    {
        var question = Grouped((_, _) => { }).Value;
        var join = Assert.Single(GroupedJoins.Between(question.Joins));
        Assert.Equal(("i", "j", "i"), (join.Left, join.Input.Alias, join.Match!.Left.Alias));
        Assert.Equal(("clk", "clk"), (join.Keys[0].Left.Field.Name, join.Keys[0].Right.Field.Name));
        Assert.Equal(("i", "j"), (join.Match.Blocks[0][0].Left.Alias, join.Match.Blocks[0][0].Right.Alias));
    }

    [Fact]
    public void A_group_has_one_way_to_match() => Assert.Multiple(
        () => Assert.Equal(["/joins/1/match one-group"], Faults(Grouped((_, second) => second["match"]!["threshold"] = 0.7))),
        () => Assert.Equal(["/joins/1/match one-group"], Faults(Grouped((_, second) => second["match"]!["blocks"] = new JsonArray()))),
        () => Assert.Equal(["/joins/1/match one-group"], Faults(Grouped((_, second) => second["match"]!["mergeShare"] = 0.5))),
        () => Assert.Equal(
            ["/joins/0/match/assignment count"], Faults(Grouped((_, second) => second["match"]!["assignment"] = "greedy"))),
        () => Assert.Equal(["/joins/0/match/mergeShare range", "/joins/1/match/mergeShare range"],
            Faults(Grouped((first, second) => (first["match"]!["mergeShare"], second["match"]!["mergeShare"]) = (0, 0)))));

    [Fact]
    public void A_probabilistic_join_is_bound() =>
        Assert.Equal(["household", "clk"],
            Bind(Probabilistic, _ => { }).Value.Joins[0].Match!.Settings.Train!.Fields.Select(field => field.Column));

    [Theory]
    [InlineData("threshold", "1.01", "/joins/0/match/threshold range")]
    [InlineData("threshold", "-0.01", "/joins/0/match/threshold range")]
    [InlineData("mostCandidates", "100000", "/joins/0/match/mostCandidates range")]
    [InlineData("mostCandidates", "20000000", "/joins/0/match/mostCandidates range")]
    [InlineData("topK", "0", "/joins/0/match/topK range")]
    [InlineData("topK", "1001", "/joins/0/match/topK range")]
    [InlineData("mergeShare", "0.5", "/joins/0/match/mergeShare not-here")]
    [InlineData("assignment", "\"groups\"", "/joins/0/match/assignment count")]
    [InlineData("sampling", """{ "tables": 0, "bits": 65 }""", "/joins/0/match/sampling range")]
    [InlineData("blocks", """[[{ "left": "d.clk", "right": "clk" }]]""", "/joins/0/match/blocks/0/0 encoding")]
    [InlineData("blocks", """[[{ "left": "d.gas", "right": "household" }]]""", "/joins/0/match/blocks/0/0 entity-type")]
    [InlineData("blocks", """[[{ "left": "d.nothing", "right": "household" }]]""", "/joins/0/match/blocks/0/0/left unknown-name")]
    [InlineData("blocks", "[[]]", "/joins/0/match/blocks/0 count")]
    [InlineData("train", """{ "fields": [], "blocks": [] }""", "/joins/0/match/train not-here")]
    public void Settings_of_an_encoded_join_that_break_a_rule(string member, string value, string fault) =>
        Assert.Contains(fault, Faults(Encoded, node => node["match"]![member] = JsonNode.Parse(value)));

    [Fact]
    public void An_encoded_join_compares_encodings_and_says_how() => Assert.Multiple(
        () => Assert.Equal(
            ["/joins/0/on/0/left no-encoding", "/joins/0/on/0/right no-encoding"],
            Faults(Encoded, node => node["on"] = JsonNode.Parse(Households))),
        () => Assert.Equal(["/joins/0/match missing-property"], Faults(Encoded, node => node.AsObject().Remove("match"))),
        () => Assert.Equal(
            ["/joins/0/match not-here"],
            Faults(Encoded, node => (node["method"], node["on"]) = ("exact", JsonNode.Parse(Households)))));

    [Fact]
    public void A_model_that_does_not_fit_the_join() => Assert.Equal(
        ["/joins/0/match/train/fields/0/column model-does-not-fit", "/joins/0/match/train/blocks/0 model-does-not-fit"],
        Faults(Probabilistic, node =>
        {
            node["match"]!["train"]!["fields"]![0]!["column"] = "postcode";
            node["match"]!["train"]!["blocks"]![0]![0] = "postcode";
        }));

    [Fact]
    public void A_comparison_that_does_not_fit_the_field() => Assert.Equal(
        ["/joins/0/match/train/fields/1 model-does-not-fit"],
        Faults(
            Probabilistic,
            node => node["match"]!["train"]!["fields"]![1] = JsonNode.Parse("""{ "column": "clk", "comparison": "exact" }""")));

    [Fact]
    public void A_model_and_a_training_at_once_or_neither() => Assert.Multiple(
        () => Assert.Equal(["/joins/0/match one-model"], Faults(Probabilistic, node => node["match"]!.AsObject().Remove("train"))),
        () => Assert.Contains("/joins/0/match/model/fields/0 probabilities", Faults(Probabilistic, node =>
        {
            node["match"]!.AsObject().Remove("train");
            node["match"]!["model"] = JsonNode.Parse(
                $$"""
                  { "version": 1, "specification": { "fields": {{Fields}}, "blocks": [["household"]] }, "prior": 0.1, "training": [],
                    "fields": [{ "column": "household", "m": [0.1, 0.8], "u": [0.9, 0.1] },
                      { "column": "clk", "m": [0.1, 0.2, 0.7], "u": [0.8, 0.1, 0.1] }] }
                  """);
        })));

    private static Domain.Outcomes.Outcome<BoundQuestion> Bind(string join, Action<JsonNode> change)
    {
        var question = JsonNode.Parse(EnergyAgreement.Text)!["questions"]![0]!;
        var changed = JsonNode.Parse(join)!;
        change(changed);
        question["joins"]![0] = changed;
        return QuestionRules.Check(Documents.Read<Question>(Encoding.UTF8.GetBytes(question.ToJsonString())).Value, Agreement);
    }

    /// <summary>Two inputs grouped with the population, in blocks of equal households.</summary>
    private static Domain.Outcomes.Outcome<BoundQuestion> Grouped(Action<JsonNode, JsonNode> change)
    {
        var question = JsonNode.Parse(EnergyAgreement.Text)!["questions"]![0]!;
        JsonNode first = JsonNode.Parse(Encoded)!, second = JsonNode.Parse(Encoded)!;
        second["as"] = "j";
        foreach (var join in new[] { first, second })
            (join["match"]!["assignment"], join["match"]!["blocks"]) = ("groups", JsonNode.Parse($"[{Households}]"));
        change(first, second);
        question["joins"] = new JsonArray(first, second);
        return QuestionRules.Check(Documents.Read<Question>(Encoding.UTF8.GetBytes(question.ToJsonString())).Value, Agreement);
    }

    private static IEnumerable<string> Faults(string join, Action<JsonNode> change) => Faults(Bind(join, change));

    private static IEnumerable<string> Faults(Domain.Outcomes.Outcome<BoundQuestion> bound) =>
        bound.Refusal!.Faults.Where(fault => fault.Pointer.StartsWith("/joins", StringComparison.Ordinal)).Select(
            fault => $"{fault.Pointer} {fault.Rule}");
}
