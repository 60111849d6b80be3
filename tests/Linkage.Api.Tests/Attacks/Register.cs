using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.EndToEnd;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Attacks;

/// <summary>
/// A register of people of one organisation under an agreement that lets analysts ask what they like. Minimum frequency ten; the people
/// follow from the test.
/// </summary>
internal sealed record Register(RunningService Service, string Id)
{
    public const string People = """{ "name": "people", "kind": "countSubjects" }""";

    private const string Policy = """{ "minimumFrequency": 10, "perPartner": false, "groupDisclosurePercent": null }""";

    public static async Task<Register> DeliverAsync(RunningService service, IEnumerable<Person> people, string policy = Policy)
    {
        var register = new Register(service, await SampleAgreement.ProjectAsync(service));
        await SampleAgreement.AgreeAsync(service, register.Id, Agreement(policy), 1);
        await register.DeliverAsync(people);
        return register;
    }

    /// <summary>Another file over the same period; the newest is the one that is asked.</summary>
    /// <returns>The identifier of the delivery.</returns>
    public async Task<string> DeliverAsync(IEnumerable<Person> people)
    {
        var lines = people.Select(one => $"{PseudonymOf(one.Number)},{one.Part},{one.Area},{one.Age},{one.Income}")
            .Prepend("person,part,area,age,income");
        var file = Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        var delivery = await LinkedProject.DeliverAsync(Service, "anna", Id, "register", file);
        Assert.True(delivery.Text("state") == "accepted", delivery.ToJsonString());
        return delivery.Text("id");
    }

    /// <summary>The job once nothing moves it any more but people, for a question that adds this to the population.</summary>
    public async Task<JsonNode> AskAsync(string more)
    {
        using var ava = await Service.AsAsync("ava");
        var question = JsonNode.Parse(
            $$"""{ "name": "asked", "population": { "dataset": "register", "as": "r", "subject": "person" }, {{more}} }""");
        var body = new JsonObject { ["questionDocument"] = question };
        var asked = await ava.PostJsonAsync($"/v1/projects/{Id}/jobs", body, HttpStatusCode.Accepted);
        return await Linked.SettledAsync(asked.Text("id"));
    }

    /// <summary>What reviewers see of a result, table by table: the codes of every cell, and its first value or null.</summary>
    public async Task<IReadOnlyDictionary<string, decimal?>> CellsAsync(JsonNode job, int measure = 0)
    {
        Assert.True(job.Text("state") == "awaitingReview", job.ToJsonString());
        using var arthur = await Service.AsAsync("arthur");
        var result = await arthur.GetJsonAsync($"/v1/jobs/{job.Text("id")}/result");
        return result["tables"]!.AsArray().SelectMany(table => table!["cells"]!.AsArray()).ToDictionary(
            cell => string.Join(' ', cell!["codes"]!.AsArray().Select(code => code!.GetValue<string>())),
            cell => cell!["values"]![measure]!["value"]?.GetValue<decimal?>());
    }

    /// <summary>Counts who passes a filter.</summary>
    public Task<JsonNode> CountAsync(string? filter = null) => AskAsync(
        (filter is null ? "" : $""" "filters": ["{filter}"], """) + $$""" "tables": [ { "name": "t", "measures": [ {{People}} ] } ] """);

    /// <summary>Approves a result, and sees it released.</summary>
    public async Task ReleasedAsync(JsonNode job)
    {
        Assert.True(job.Text("state") == "awaitingReview", job.ToJsonString());
        using var answer = await Linked.ApproveAsync("arthur", job);
        Assert.Equal("released", (await Linked.SettledAsync(job.Text("id"))).Text("state"));
    }

    /// <summary>Sees a job refused for what it would tell beside what is released, in words that give no number of people.</summary>
    /// <returns>The sentence.</returns>
    public static string Refused(JsonNode job)
    {
        Assert.True(job.Text("state") == "refused", job.ToJsonString());
        Assert.Equal("differencing", job["failure"]!.Text("code"));
        return job["failure"]!["errors"]![0]!.Text("message");
    }

    public static JsonObject Agreement(string policy = Policy)
    {
        var agreement = SampleAgreement.Document(policy: policy);
        agreement["composition"] = "open";
        agreement["questions"] = new JsonArray();
        agreement["outputLevels"] = new JsonObject { ["areas"] = "district" };
        agreement["codeLists"] = JsonNode.Parse(
            """
            { "areas": { "version": "2031", "levels": ["area", "district"], "codes": [
              { "code": "A1", "level": "area", "parent": "D1" }, { "code": "A2", "level": "area", "parent": "D1" },
              { "code": "B1", "level": "area", "parent": "D2" },
              { "code": "D1", "level": "district" }, { "code": "D2", "level": "district" } ] } }
            """);
        agreement["datasets"] = JsonNode.Parse(
            """
            [ { "name": "register", "organisation": "org-a", "period": "year", "schema": { "fields": [
                { "name": "person", "type": "string", "role": "pseudonym", "entityType": "person" },
                { "name": "part", "type": "string", "role": "filter", "constraints": { "required": true, "maxLength": 8 } },
                { "name": "area", "type": "string", "role": "group", "codeList": "areas", "constraints": { "required": true } },
                { "name": "age", "type": "integer", "role": "filter", "constraints": { "required": true, "minimum": 0, "maximum": 120 } },
                { "name": "income", "type": "integer", "role": "measure",
                  "constraints": { "required": true, "minimum": 0, "maximum": 1000000 } } ] } } ]
            """);
        return agreement;
    }

    public static string PseudonymOf(int person) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"person {person}")));

    private LinkedProject Linked => new(Service, Id, "", "");
}
