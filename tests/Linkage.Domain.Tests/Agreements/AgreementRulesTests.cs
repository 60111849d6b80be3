using System.Text.Json.Nodes;
using Linkage.Domain.Agreements;

namespace Linkage.Domain.Tests.Agreements;

public sealed class AgreementRulesTests
{
    [Fact]
    public void The_example_has_no_faults() => Assert.Empty(AgreementRules.Check(EnergyAgreement.Unchanged()));

    [Theory]
    [InlineData("/title", "\" \"", "/title", "empty")]
    [InlineData("/intake/publicValues", "\"\"", "/intake/publicValues", "empty")]
    [InlineData("/approvals", "6", "/approvals", "range")]
    [InlineData("/approvals", "0", "/approvals", "range")]
    [InlineData("/organisations/0", "\"tax-office\"", "/organisations/1", "duplicate")]
    [InlineData("/organisations/0", "\"Lindewaard\"", "/organisations/0", "name")]
    [InlineData("/datasets/0/organisation", "\"somebody\"", "/datasets/0/organisation", "no-party")]
    [InlineData("/datasets/1/name", "\"dwellings\"", "/datasets/1/name", "duplicate")]
    [InlineData("/datasets/0/dialect", "{\"delimiter\":\"x\"}", "/datasets/0/dialect/delimiter", "delimiter")]
    [InlineData("/policies", "{\"nobody\":{}}", "/policies/nobody", "no-party")]
    [InlineData("/outputLevels", "{}", "/outputLevels/areas", "missing-property")]
    [InlineData("/outputLevels/areas", "\"street\"", "/outputLevels/areas", "unknown-level")]
    [InlineData("/codeLists/areas/codes/3/parent", "\"GM1\"", "/codeLists/areas/codes/3/parent", "parent")]
    [InlineData("/codeLists/areas/codes/1/parent", "\"N02\"", "/codeLists/areas/codes/1/parent", "parent")]
    [InlineData("/codeLists/areas/codes/3/code", "\"_T\"", "/codeLists/areas/codes/3/code", "code")]
    [InlineData("/codeLists/areas/codes/3/code", "\"A001\"", "/codeLists/areas/codes/4/code", "duplicate")]
    [InlineData("/datasets/0/schema/fields/3/name", "\"huisnummer\"", "/datasets/0/schema/fields/3/name", "direct-identifier-name")]
    [InlineData("/datasets/0/schema/fields/2/codeList", "\"regions\"", "/datasets/0/schema/fields/2/codeList", "unknown-code-list")]
    [InlineData("/datasets/0/schema/fields/0/entityType", "null", "/datasets/0/schema/fields/0/entityType", "missing-property")]
    [InlineData("/datasets/0/schema/fields/1/role", "\"group\"", "/datasets/0/schema/fields/1/role", "role-type")]
    [InlineData("/datasets/0/schema/primaryKey/0", "\"home\"", "/datasets/0/schema/primaryKey/0", "unknown-field")]
    [InlineData("/datasets/1/schema/fields/3/categories/1", "\"single\"", "/datasets/1/schema/fields/3/categories/1", "duplicate")]
    [InlineData("/datasets/1/schema/fields/2/constraints/maximum", "-1", "/datasets/1/schema/fields/2/constraints/minimum", "empty")]
    [InlineData("/datasets/1/schema/fields/2/constraints/maximum", "\"9\"", "/datasets/1/schema/fields/2/constraints/maximum", "type")]
    [InlineData("/questions/0/filters/0", "\"d.tenure\"", "/questions/0/filters/0", "type")]
    [InlineData("/questions/0/filters/0", "\"d.area = 'A001'\"", "/outputLevels/areas", "not-agreed")]
    [InlineData("/questions", "[]", "/questions", "count")]
    [InlineData("/policy", "{\"minimumFrequency\":0}", "/policy/minimumFrequency", "minimum-frequency")]
    [InlineData("/policies", "{\"tax-office\":{\"coalition\":0}}", "/policies/tax-office/coalition", "coalition")]
    [InlineData("/policies", "{\"tax-office\":{\"method\":{\"kind\":\"midpoint\"}}}", "/policies/tax-office/method", "method-differs")]
    [InlineData("/policy", "{\"method\":{\"kind\":\"rounding\",\"rounding\":{\"scheme\":\"controlled\",\"base\":4}}}", "/policy/method/rounding/base", "rounding-base")]
    public void A_change_for_the_worse_is_named(string at, string json, string pointer, string rule)
    {
        var faults = AgreementRules.Check(EnergyAgreement.With(node => Put(node, at, json)));

        Assert.Contains(faults, f => f.Pointer == pointer && f.Rule == rule);
    }

    [Fact]
    public void The_strictest_wish_holds() =>
        Assert.Equal((15, 15m), EnergyAgreement.Unchanged().StrictestPolicy is var p ? (p.MinimumFrequency, p.PPercent!.Value) : default);

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var faults = AgreementRules.Check(EnergyAgreement.With(node =>
        {
            Put(node, "/title", "\"\"");
            Put(node, "/approvals", "9");
            Put(node, "/datasets/0/name", "\"A B\"");
        }));

        Assert.Equal(["/title", "/datasets/0/name", "/approvals"], faults.Select(f => f.Pointer));
    }

    [Fact]
    public void Retention_lies_ahead()
    {
        var agreement = EnergyAgreement.Unchanged();

        Assert.Empty(AgreementRules.Check(agreement, today: new DateOnly(2031, 12, 31)));
        Assert.Equal("/retentionUntil", Assert.Single(AgreementRules.Check(agreement, today: new DateOnly(2032, 1, 1))).Pointer);
    }

    [Fact]
    public void Policies_are_read_strictly_with_all_their_parts()
    {
        var policy = EnergyAgreement.With(node => Put(node, "/policy", """
            { "minimumFrequency": 5, "dominance": [{ "n": 2, "kPercent": 85 }], "pPercent": 12.5, "pq": { "pPercent": 10, "qPercent": 50 },
              "zeros": "disclosive", "perPartner": false }
            """)).Policy;

        Assert.Equal((5, 12.5m, 2, 85m, 50m, false), (
            policy.MinimumFrequency, policy.PPercent!.Value, policy.Dominance[0].N, policy.Dominance[0].KPercent, policy.Pq!.QPercent,
            policy.PerPartner));
    }

    [Theory]
    [InlineData("incomes", "income", null)]
    [InlineData("nothing", "income", "/policy/method/privacy/bounds/0/dataset unknown-dataset")]
    [InlineData("incomes", "nothing", "/policy/method/privacy/bounds/0/field unknown-field")]
    [InlineData("incomes", "household", "/policy/method/privacy/bounds/0/field no-amount")]
    [InlineData("incomes", "composition", "/policy/method/privacy/bounds/0/field no-amount")]
    [InlineData("dwellings", "built", "/policy/method/privacy/bounds/0/field no-amount")]
    public void Bounds_of_contributions_are_of_fields_that_can_be_summed(string dataset, string field, string? fault)
    {
        var policy = $$"""
            { "method": { "kind": "differentialPrivacy", "privacy": { "budget": 1, "perRelease": 0.1,
              "bounds": [{ "dataset": "{{dataset}}", "field": "{{field}}", "low": 0, "high": 100000 }] } } }
            """;
        var agreement = EnergyAgreement.With(node =>
        {
            Put(node, "/policy", policy);
            Put(node, "/policies", "{}");
        });
        Assert.Equal(fault is null ? [] : [fault], AgreementRules.Check(agreement).Select(found => $"{found.Pointer} {found.Rule}"));
    }

    // Lists are compared by what is in them: both write the same method.
    [Fact]
    public void Parties_that_write_the_same_bounds_choose_one_method()
    {
        const string policy = """
            { "method": { "kind": "differentialPrivacy", "privacy": { "budget": 1, "perRelease": 0.1,
              "bounds": [{ "dataset": "incomes", "field": "income", "low": 0, "high": 100000 }] } } }
            """;
        var agreement = EnergyAgreement.With(node =>
        {
            Put(node, "/policy", policy);
            Put(node, "/policies", $$"""{ "grid-operator": {{policy}} }""");
        });
        Assert.Empty(AgreementRules.Check(agreement));
        Assert.Equal(100_000, agreement.StrictestPolicy.Method.Privacy!.BoundsOf("incomes", "income")!.High);
    }

    private static void Put(JsonNode root, string pointer, string json)
    {
        var steps = pointer.Split('/')[1..];
        var node = steps[..^1].Aggregate(root, (n, step) => n is JsonArray array ? array[int.Parse(step)]! : n[step]!);
        if (node is JsonArray list) list[int.Parse(steps[^1])] = JsonNode.Parse(json);
        else node[steps[^1]] = JsonNode.Parse(json);
    }
}
