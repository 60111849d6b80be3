using System.Text.Json.Nodes;
using Linkage.Domain.Questions;
using Linkage.Domain.Tests.Agreements;

namespace Linkage.Domain.Tests.Questions;

/// <summary>What two splits by one field tell together is no cell that the audit could judge, and is left to the ledger.</summary>
public sealed class EntanglementTests
{
    [Fact]
    public void A_share_beside_the_table_of_its_own_numerator_is_seen() => Assert.True(IsIn(
        """[{"variable":"raisedRisk"}]""", """[{"name":"n","kind":"countSubjects"},{"name":"atRisk","kind":"share","of":"raisedRisk"}]"""));

    [Fact]
    public void Bands_of_one_field_that_differ_are_seen() => Assert.True(IsIn(
        """[{"variable":"young"},{"variable":"younger"}]""", """[{"name":"n","kind":"countSubjects"}]""",
        """[{"name":"young","expression":"d.gas < 300"},{"name":"younger","expression":"d.gas < 290"}]"""));

    [Fact]
    public void One_variable_at_several_levels_and_an_amount_of_its_field_are_not_entangled() => Assert.False(IsIn(
        """[{"variable":"d.area","levels":["neighbourhood","municipality"]},{"variable":"raisedRisk"}]""",
        """[{"name":"n","kind":"countSubjects"},{"name":"gas","kind":"sum","of":"d.gas"}]"""));

    [Fact]
    public void A_sum_that_counts_people_is_refused()
    {
        var question = Question(
            """[{"variable":"d.area","levels":["municipality"]}]""",
            """[{"name":"n","kind":"sum","of":"cold"},{"name":"gas","kind":"sum","of":"d.gas"}]""",
            """[{"name":"cold","expression":"if(d.gas < 300, 1, 0)"}]""");
        Assert.Equal("/tables/0/measures/0/of", Assert.Single(CountingAmounts.RefusalOf(question)!.Faults).Pointer);
    }

    private static bool IsIn(string groups, string measures, string? derive = null) =>
        Entanglement.IsIn(Question(groups, measures, derive));

    private static BoundQuestion Question(string groups, string measures, string? derive = null)
    {
        var agreement = EnergyAgreement.With(node =>
        {
            var question = node["questions"]![0]!;
            if (derive is not null) question["derive"] = JsonNode.Parse(derive);
            question["tables"] = new JsonArray(
                new JsonObject { ["name"] = "t", ["groups"] = JsonNode.Parse(groups), ["measures"] = JsonNode.Parse(measures) });
        });
        return QuestionRules.Check(agreement.Questions[0], agreement).Value;
    }
}
