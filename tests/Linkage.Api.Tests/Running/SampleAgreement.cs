using System.Net;
using System.Text.Json.Nodes;

namespace Linkage.Api.Tests.Running;

/// <summary>An agreement between organisations A and B over people in both files, by state; and the way to have it in force.</summary>
internal static class SampleAgreement
{
    private const string Policy = """{ "minimumFrequency": 10 }""";

    public static JsonObject Document(int approvals = 1, bool plainUploads = false, string policy = Policy) => JsonNode.Parse(
        $$"""
          {
            "title": "People in both files", "purpose": "To count them.", "legalBasis": "Section 5", "assessmentReference": "DPIA-1",
            "recipient": "Organisation A",
            "intake": { "legalFramework": "a", "dataQuality": "b", "publicValues": "c", "projectDesign": "d" },
            "organisations": ["org-a", "org-b"],
            "datasets": [
              { "name": "people-a", "organisation": "org-a", "period": "year", "schema": { "fields": [
                { "name": "person", "type": "string", "role": "pseudonym", "entityType": "person" },
                { "name": "state", "type": "string", "role": "group", "categories": ["nsw", "vic"] } ] } },
              { "name": "people-b", "organisation": "org-b", "period": "year", "schema": { "fields": [
                { "name": "person", "type": "string", "role": "pseudonym", "entityType": "person" } ] } } ],
            "questions": [ {{Question("both")}} ],
            "policy": {{policy}},
            "plainUploads": {{(plainUploads ? "true" : "false")}}, "approvals": {{approvals}}, "retentionUntil": "2099-12-31"
          }
          """)!.AsObject();

    public static string Question(string name) =>
        $$"""
          { "name": "{{name}}",
            "population": { "dataset": "people-a", "as": "a", "subject": "person" },
            "joins": [ { "dataset": "people-b", "as": "b", "kind": "inner", "on": [ { "left": "a.person", "right": "person" } ] } ],
            "tables": [ { "name": "by-state", "groups": [ { "variable": "a.state", "total": true } ],
              "measures": [ { "name": "people", "kind": "countSubjects" } ] } ] }
          """;

    /// <summary>A project of organisation A.</summary>
    public static async Task<string> ProjectAsync(RunningService service)
    {
        using var ava = await service.AsAsync("ava");
        return (await ava.PostJsonAsync("/v1/projects", new { name = $"p-{Guid.NewGuid():N}", title = "People in both files" })).Text("id");
    }

    /// <summary>A project whose agreement, changed, A and B have accepted.</summary>
    public static Task<string> InForceAsync(RunningService service, Action<JsonObject> change) => InForceAsync(service, 1, false, change);

    /// <summary>A project whose agreement A and B have accepted.</summary>
    /// <param name="change">Makes another agreement of it.</param>
    public static async Task<string> InForceAsync(
        RunningService service, int approvals = 1, bool plainUploads = false, Action<JsonObject>? change = null, string policy = Policy)
    {
        var project = await ProjectAsync(service);
        var document = Document(approvals, plainUploads, policy);
        change?.Invoke(document);
        await AgreeAsync(service, project, document, 1);
        return project;
    }

    /// <summary>Has a version of the agreement written, proposed and accepted by A and B.</summary>
    public static async Task AgreeAsync(RunningService service, string project, JsonObject document, int version)
    {
        using var ava = await service.AsAsync("ava");
        using var put = await ava.SendJsonAsync(HttpMethod.Put, $"/v1/projects/{project}/agreement", document);
        var hash = (await put.JsonAsync(HttpStatusCode.OK)).Text("hash");
        await ava.PostJsonAsync($"/v1/projects/{project}/agreements/{version}/proposal", "{}", HttpStatusCode.OK);
        foreach (var officer in new[] { "arthur", "bella" })
        {
            using var client = await service.AsAsync(officer);
            await client.PostJsonAsync($"/v1/projects/{project}/agreements/{version}/acceptances", new { documentHash = hash });
        }
    }
}
