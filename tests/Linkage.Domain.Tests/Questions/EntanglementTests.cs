using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Domain.Tests.Agreements;

namespace Linkage.Domain.Tests.Questions;

/// <summary>What two splits by one field tell together is no cell that the audit could judge.</summary>
public sealed class EntanglementTests
{
    [Fact]
    public void A_share_beside_the_table_of_its_own_numerator_is_refused()
    {
        var refusal = Refusal("""[{"variable":"raisedRisk"}]""", """[{"name":"n","kind":"countSubjects"},{"name":"atRisk","kind":"share","of":"raisedRisk"}]""");
        Assert.Equal((RefusalKind.Unsafe, "entangled"), (refusal!.Kind, refusal.Code));
        Assert.Equal("/tables/0/measures/1/of", Assert.Single(refusal.Faults).Pointer);
    }

    [Fact]
    public void Bands_of_one_field_that_differ_are_refused()
    {
        var refusal = Refusal(
            """[{"variable":"young"},{"variable":"younger"}]""", """[{"name":"n","kind":"countSubjects"}]""",
            """[{"name":"young","expression":"d.gas < 300"},{"name":"younger","expression":"d.gas < 290"}]""");
        Assert.Equal("/tables/0/groups/1/variable", Assert.Single(refusal!.Faults).Pointer);
    }

    [Fact]
    public void One_variable_at_several_levels_and_an_amount_of_its_field_are_allowed() => Assert.Null(Refusal(
        """[{"variable":"d.area","levels":["neighbourhood","municipality"]},{"variable":"raisedRisk"}]""",
        """[{"name":"n","kind":"countSubjects"},{"name":"gas","kind":"sum","of":"d.gas"}]"""));

    [Fact]
    public void A_sum_that_counts_people_is_refused()
    {
        var question = Question(
            """[{"variable":"d.area","levels":["municipality"]}]""", """[{"name":"n","kind":"sum","of":"cold"},{"name":"gas","kind":"sum","of":"d.gas"}]""",
            """[{"name":"cold","expression":"if(d.gas < 300, 1, 0)"}]""");
        Assert.Equal("/tables/0/measures/0/of", Assert.Single(CountingAmounts.RefusalOf(question)!.Faults).Pointer);
    }

    private static Refusal? Refusal(string groups, string measures, string? derive = null) =>
        Entanglement.RefusalOf(Question(groups, measures, derive));

    private static BoundQuestion Question(string groups, string measures, string? derive = null)
    {
        var agreement = EnergyAgreement.With(node =>
        {
            var question = node["questions"]![0]!;
            if (derive is not null) question["derive"] = JsonNode.Parse(derive);
            question["tables"] = new JsonArray(new JsonObject { ["name"] = "t", ["groups"] = JsonNode.Parse(groups), ["measures"] = JsonNode.Parse(measures) });
        });
        return QuestionRules.Check(agreement.Questions[0], agreement).Value;
    }
}
