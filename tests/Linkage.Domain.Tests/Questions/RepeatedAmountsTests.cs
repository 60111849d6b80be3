using System.Text.Json.Nodes;
using Linkage.Domain.Questions;
using Linkage.Domain.Tests.Agreements;

namespace Linkage.Domain.Tests.Questions;

/// <summary>Which amounts a join repeats, by the way that leads to them.</summary>
public sealed class RepeatedAmountsTests
{
    [Fact]
    public void A_join_on_a_declared_key_repeats_nothing() => Assert.Empty(RepeatedAmounts.Of(Bind(question => { })));

    [Fact]
    public void Where_the_key_may_repeat_only_amounts_of_other_inputs_are_repeated()
    {
        var question = Bind(_ => { }, unique: false);
        var found = RepeatedAmounts.Of(question).ToList();
        Assert.Contains(found, amount => amount.Pointer == "/tables/0/measures/1" && amount.Joins.SequenceEqual(["i"]));
        Assert.All(found, amount => Assert.NotEqual("/tables/0/measures/0", amount.Pointer));
        var refusal = RepeatedAmounts.RefusalOf(question, new HashSet<string> { "i" })!;
        Assert.Equal("repeated-amount", refusal.Code);
        Assert.Equal(found.Count, refusal.Faults.Count);
        Assert.Null(RepeatedAmounts.RefusalOf(question, new HashSet<string>()));
    }

    [Fact]
    public void What_is_meant_is_not_refused()
    {
        var question = Bind(
            asked =>
            {
                foreach (var measure in asked["tables"]![0]!["measures"]!.AsArray().Where(measure => measure!["of"] is not null))
                    measure!["perRow"] = true;
            },
            unique: false);
        Assert.NotEmpty(RepeatedAmounts.Of(question));
        Assert.Null(RepeatedAmounts.RefusalOf(question, new HashSet<string> { "i" }));
    }

    [Fact]
    public void A_count_is_of_rows_or_subjects_and_never_per_row()
    {
        var agreement = EnergyAgreement.With(node => node["questions"]![0]!["tables"]![0]!["measures"]![0]!["perRow"] = true);
        var refusal = QuestionRules.Check(agreement.Questions[0], agreement).Refusal!;
        Assert.Equal("/tables/0/measures/0/perRow", Assert.Single(refusal.Faults).Pointer);
    }

    private static BoundQuestion Bind(Action<JsonNode> change, bool unique = true)
    {
        var agreement = EnergyAgreement.With(node =>
        {
            change(node["questions"]![0]!);
            // The incomes: by household, or by nothing.
            var schema = node["datasets"]![1]!["schema"]!.AsObject();
            if (unique) schema["primaryKey"] = new JsonArray("household");
            else schema.Remove("primaryKey");
        });
        return QuestionRules.Check(agreement.Questions[0], agreement).Value;
    }
}
