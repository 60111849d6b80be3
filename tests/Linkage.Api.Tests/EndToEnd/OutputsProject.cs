using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>
/// An open agreement over households of A that B knows too: where they live, how, what they earn and use. Everything follows from the
/// number of the household, so that tests recompute what is released.
/// </summary>
internal sealed record OutputsProject(RunningService Service, string Id)
{
    public static readonly IReadOnlyList<Household> Households = [.. Enumerable.Range(0, 800).Select(Household.Number)];

    public static async Task<OutputsProject> DeliverAsync(RunningService service)
    {
        var project = await SampleAgreement.ProjectAsync(service);
        using var ava = await service.AsAsync("ava");
        using var put = await ava.SendJsonAsync(HttpMethod.Put, $"/v1/projects/{project}/agreement", Agreement());
        var hash = (await put.JsonAsync(HttpStatusCode.OK)).Text("hash");
        await ava.PostJsonAsync($"/v1/projects/{project}/agreements/1/proposal", "{}", HttpStatusCode.OK);
        foreach (var officer in new[] { "arthur", "bella" })
        {
            using var client = await service.AsAsync(officer);
            await client.PostJsonAsync($"/v1/projects/{project}/agreements/1/acceptances", new { documentHash = hash });
        }

        var names = Csv("household", Households.Select(home => home.Pseudonym));
        var known = await LinkedProject.DeliverAsync(service, "ben", project, "known", names);
        Assert.Equal("accepted", known.Text("state"));
        var delivered = new OutputsProject(service, project);
        await delivered.AgainAsync(Households);
        return delivered;
    }

    /// <summary>A new delivery of homes takes the place of the one before.</summary>
    public async Task AgainAsync(IEnumerable<Household> homes)
    {
        var csv = Csv("household,area,tenure,income,gas", homes.Select(home => home.Line));
        Assert.Equal("accepted", (await LinkedProject.DeliverAsync(Service, "anna", Id, "homes", csv)).Text("state"));
    }

    /// <summary>The job once nothing moves it any more, for a question that adds this to the population.</summary>
    public async Task<JsonNode> AskAsync(string more, bool dryRun = false)
    {
        using var ava = await Service.AsAsync("ava");
        var question = JsonNode.Parse(
            $$"""
              { "name": "asked", "population": { "dataset": "homes", "as": "h", "subject": "household" },
                "joins": [ { "dataset": "known", "as": "k", "kind": "inner", "on": [ { "left": "h.household", "right": "household" } ] } ],
                {{more}} }
              """);
        var body = new JsonObject { ["questionDocument"] = question, ["dryRun"] = dryRun };
        var job = (await ava.PostJsonAsync($"/v1/projects/{Id}/jobs", body, HttpStatusCode.Accepted)).Text("id");
        return await LinkedProject.WaitAsync(
            ava, $"/v1/jobs/{job}", seen => seen.Text("state") is not ("submitted" or "running" or "approved"));
    }

    public async Task<JsonNode> ResultAsync(JsonNode job)
    {
        Assert.True(job.Text("state") == "awaitingReview", job.ToJsonString());
        using var arthur = await Service.AsAsync("arthur");
        return await arthur.GetJsonAsync($"/v1/jobs/{job.Text("id")}/result");
    }

    /// <summary>The job after an approval.</summary>
    public async Task<JsonNode> ReleaseAsync(JsonNode job)
    {
        using var answer = await new LinkedProject(Service, Id, "", "").ApproveAsync("arthur", job);
        await answer.JsonAsync(HttpStatusCode.Created);
        return await new LinkedProject(Service, Id, "", "").SettledAsync(job.Text("id"));
    }

    /// <summary>A file of the only release.</summary>
    public async Task<byte[]> FileAsync(string name)
    {
        using var ava = await Service.AsAsync("ava");
        var release = (await ava.GetJsonAsync($"/v1/projects/{Id}/releases")).Items().Single().Text("id");
        return await ava.GetByteArrayAsync($"/v1/releases/{release}/files/{name}");
    }

    /// <summary>The rules by which a job was refused.</summary>
    public static IEnumerable<string> Rules(JsonNode job)
    {
        Assert.True(job.Text("state") == "refused", job.ToJsonString());
        return job["failure"]!["errors"]!.AsArray().Select(error => error!.Text("rule"));
    }

    private static byte[] Csv(string header, IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(header)) + "\n");

    private static JsonObject Agreement()
    {
        var agreement = SampleAgreement.Document();
        agreement["composition"] = "open";
        agreement["questions"] = new JsonArray();
        agreement["datasets"] = JsonNode.Parse(
            """
            [ { "name": "homes", "organisation": "org-a", "period": "year", "schema": { "fields": [
                { "name": "household", "type": "string", "role": "pseudonym", "entityType": "household" },
                { "name": "area", "type": "string", "role": "group", "categories": ["east", "north", "west"], "sensitive": false },
                { "name": "tenure", "type": "string", "role": "group", "categories": ["own", "rent"], "sensitive": false },
                { "name": "income", "type": "integer", "role": "measure", "constraints": { "minimum": 0, "maximum": 10000000 } },
                { "name": "gas", "type": "number", "decimals": 1, "role": "measure", "constraints": { "minimum": 0, "maximum": 99999 } } ] } },
              { "name": "known", "organisation": "org-b", "period": "year", "schema": { "fields": [
                { "name": "household", "type": "string", "role": "pseudonym", "entityType": "household" } ] } } ]
            """);
        return agreement;
    }
}
