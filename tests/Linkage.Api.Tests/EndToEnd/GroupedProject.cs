using System.Net;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>Three organisations over one people that only encodings join; all files delivered.</summary>
internal sealed record GroupedProject(RunningService Service, string Project)
{
    private static readonly (string Partner, string Officer, string Organisation)[] Parties =
        [("marit", "joost", "lindewaard"), ("willem", "saskia", "tax-office"), ("anna", "arthur", "org-a")];

    public static async Task<GroupedProject> DeliverAsync(RunningService service, IReadOnlyList<byte[]> files)
    {
        using var noor = await service.AsAsync("noor");
        var project = (
            await noor.PostJsonAsync("/v1/projects", new { name = $"p-{Guid.NewGuid():N}", title = "Three parties" })).Text("id");
        using var put = await noor.SendJsonAsync(HttpMethod.Put, $"/v1/projects/{project}/agreement", Agreement());
        var hash = (await put.JsonAsync(HttpStatusCode.OK)).Text("hash");
        await noor.PostJsonAsync($"/v1/projects/{project}/agreements/1/proposal", "{}", HttpStatusCode.OK);
        for (var at = 0; at < files.Count; at++)
        {
            using var client = await service.AsAsync(Parties[at].Officer);
            await client.PostJsonAsync($"/v1/projects/{project}/agreements/1/acceptances", new { documentHash = hash });
        }

        for (var at = 0; at < files.Count; at++)
        {
            var delivery = await LinkedProject.DeliverAsync(service, Parties[at].Partner, project, $"people-{"abc"[at]}", files[at]);
            Assert.True(delivery.Text("state") == "accepted", delivery.ToJsonString());
        }

        return new(service, project);
    }

    public async Task<JsonNode> RunAsync()
    {
        using var noor = await Service.AsAsync("noor");
        var job = await noor.PostJsonAsync($"/v1/projects/{Project}/jobs", new { question = "in-all" }, HttpStatusCode.Accepted);
        return await LinkedProject.WaitAsync(
            noor, $"/v1/jobs/{job.Text("id")}", seen => seen.Text("state") is not ("submitted" or "running"));
    }

    /// <summary>Counts by the code of the state; null where one is suppressed.</summary>
    public async Task<Dictionary<string, int?>> CellsAsync(JsonNode job)
    {
        using var joost = await Service.AsAsync("joost");
        var table = (await joost.GetJsonAsync($"/v1/jobs/{job.Text("id")}/result"))["tables"]![0]!;
        return table["cells"]!.AsArray().ToDictionary(
            cell => cell!["codes"]![0]!.GetValue<string>(),
            cell => cell!["values"]![0]!["value"] is { } number ? (int?)(int)number.GetValue<decimal>() : null);
    }

    private static string Agreement()
    {
        string Fields() => string.Join(
            ", ", EncodedPeople.Hashed.Select(name => $$"""{ "name": "{{name}}", "type": "string", "role": "filter" }"""));
        string Dataset(int at) =>
            $$"""
              { "name": "people-{{"abc"[at]}}", "organisation": "{{Parties[at].Organisation}}", "period": "year",
                "schema": { "primaryKey": ["person"], "fields": [
                { "name": "person", "type": "string", "role": "pseudonym", "entityType": "person", "constraints": { "required": true } },
                { "name": "clk", "type": "string", "role": "encoding", "entityType": "person" },
                { "name": "state", "type": "string", "role": "group", "sensitive": false }, {{Fields()}} ] } }
              """;
        string Join(char side) =>
            $$"""
              { "dataset": "people-{{side}}", "as": "{{side}}", "kind": "inner", "method": "encoded",
                "on": [ { "left": "a.clk", "right": "clk" } ], "match": { "threshold": 0.8, "assignment": "groups" } }
              """;
        return
            $$"""
              { "title": "People in all files", "purpose": "To count them.", "legalBasis": "Section 5", "assessmentReference": "DPIA-1",
                "recipient": "Lindewaard",
                "intake": { "legalFramework": "a", "dataQuality": "b", "publicValues": "c", "projectDesign": "d" },
                "organisations": [{{string.Join(", ", Parties.Select(party => $"\"{party.Organisation}\""))}}],
                "datasets": [ {{Dataset(0)}}, {{Dataset(1)}}, {{Dataset(2)}} ],
                "questions": [ { "name": "in-all", "population": { "dataset": "people-a", "as": "a", "subject": "person" },
                  "joins": [ {{Join('b')}}, {{Join('c')}} ],
                  "tables": [ { "name": "by-state", "groups": [ { "variable": "a.state", "total": true } ],
                    "measures": [ { "name": "people", "kind": "countSubjects" } ] } ] } ],
                "policy": { "minimumFrequency": 10, "perPartner": false }, "approvals": 1, "retentionUntil": "2099-12-31" }
              """;
    }
}
