using System.Text;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>One result that splits people twice by one field: what its tables tell together is judged by the ledger.</summary>
public sealed class OverlapTests(RunningService service)
{
    private const string Bands =
        """
        { "name": "both", "population": { "dataset": "people-a", "as": "a", "subject": "person" },
          "derive": [ { "name": "minor", "expression": "a.age < 18" }, { "name": "young", "expression": "a.age < 19" } ],
          "tables": [
            { "name": "minors", "groups": [ { "variable": "minor", "total": true } ], "measures": [ { "name": "people", "kind": "countSubjects" } ] },
            { "name": "youths", "groups": [ { "variable": "young", "total": true } ], "measures": [ { "name": "people", "kind": "countSubjects" } ] } ] }
        """;

    private const string Share =
        """
        { "name": "both", "population": { "dataset": "people-a", "as": "a", "subject": "person" },
          "derive": [ { "name": "minor", "expression": "a.age < 18" }, { "name": "young", "expression": "a.age < 19" } ],
          "tables": [
            { "name": "minors", "groups": [ { "variable": "minor", "total": true } ], "measures": [ { "name": "people", "kind": "countSubjects" } ] },
            { "name": "share", "measures": [ { "name": "young", "kind": "share", "of": "young" } ] } ] }
        """;

    [Theory]
    [InlineData(Bands, 12, "released")]
    [InlineData(Bands, 0, "released")]
    [InlineData(Share, 3, "refused")]
    [InlineData(Share, 12, "released")]
    public async Task Bands_that_differ_by_a_year_are_released_unless_few_are_of_that_age(string question, int eighteen, string state)
    {
        var linked = await DeliverAsync(question, eighteen);
        var job = await linked.SettledAsync((await linked.SubmitAsync()).Text("id"));
        if (state == "refused")
        {
            Assert.Equal(("refused", "differencing"), (job.Text("state"), job["failure"]!.Text("code")));
            Assert.Contains("this result's minors", job["failure"]!["errors"]![0]!.Text("message"), StringComparison.Ordinal);
            return;
        }

        using var answer = await linked.ApproveAsync("arthur", job);
        Assert.Equal(state, (await linked.SettledAsync(job.Text("id"))).Text("state"));
    }

    /// <summary>Where both tables count, suppression sees what they tell together, and keeps it from being told.</summary>
    [Fact]
    public async Task Two_counts_that_differ_by_few_are_not_both_shown()
    {
        var linked = await DeliverAsync(Bands, 3);
        var job = await linked.AwaitingReviewAsync();
        using var arthur = await service.AsAsync("arthur");
        var tables = (await arthur.GetJsonAsync($"/v1/jobs/{job.Text("id")}/result"))["tables"]!.AsArray();
        foreach (var category in new[] { "true", "false" })
            Assert.Contains(tables, table => Shown(table!, category) is null);
        // The totals are everybody's.
        Assert.All(tables, table => Assert.Equal(200, Shown(table!, "_T")));
    }

    private static decimal? Shown(JsonNode table, string category) =>
        table["cells"]!.AsArray()
            .Single(cell => cell!["codes"]![0]!.GetValue<string>() == category)!["values"]![0]!["value"]?
            .GetValue<decimal>();

    /// <summary>A hundred children, so many of eighteen, and the rest older.</summary>
    private async Task<LinkedProject> DeliverAsync(string question, int eighteen)
    {
        var project = await SampleAgreement.InForceAsync(service, change: document =>
        {
            document["questions"] = new JsonArray(JsonNode.Parse(question));
            document["datasets"]![0]!["schema"]!["fields"]!.AsArray().Add(JsonNode.Parse(
                """{ "name": "age", "type": "integer", "role": "filter", "constraints": { "minimum": 0, "maximum": 120, "required": true } }"""));
        });
        var lines = Encoding.UTF8.GetString(Running.Tus.People(200)).TrimEnd('\n').Split('\n')
            .Select((line, at) => at == 0 ? $"{line},age" : $"{line},{(at <= 100 ? 10 : at <= 100 + eighteen ? 18 : 40)}");
        var delivery = await LinkedProject.DeliverAsync(
            service, "anna", project, "people-a", Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        Assert.Equal("accepted", delivery.Text("state"));
        return new LinkedProject(service, project, delivery.Text("id"), string.Empty);
    }
}
