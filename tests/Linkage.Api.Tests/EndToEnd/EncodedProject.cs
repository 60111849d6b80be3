using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;
using Linkage.Storage.Databases;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>
/// An agreement between organisations A and B over people whom only encodings or hashed fields join, with both files delivered.
/// </summary>
internal sealed record EncodedProject(RunningService Service, string Id)
{
    public const string Question = "in-both";

    private readonly LinkedProject _jobs = new(Service, Id, string.Empty, string.Empty);

    /// <param name="join">The members of the join beside its dataset, alias and kind.</param>
    public static async Task<EncodedProject> DeliverAsync(
        RunningService service, string join, byte[] left, byte[] right, bool reuseLinks = false)
    {
        var project = new EncodedProject(service, await SampleAgreement.ProjectAsync(service));
        await project.AgreeAsync(Agreement(join, reuseLinks));
        foreach (var (person, dataset, csv) in new[] { ("anna", "people-a", left), ("ben", "people-b", right) })
        {
            var delivery = await LinkedProject.DeliverAsync(service, person, project.Id, dataset, csv);
            Assert.True(delivery.Text("state") == "accepted", delivery.ToJsonString());
        }

        return project;
    }

    public async Task<JsonNode> SubmitAsync(bool dryRun = false)
    {
        using var ava = await Service.AsAsync("ava");
        return await ava.PostJsonAsync($"/v1/projects/{Id}/jobs", new { question = Question, dryRun }, HttpStatusCode.Accepted);
    }

    /// <summary>A job that ran to its end, of whichever kind.</summary>
    public async Task<JsonNode> RunAsync(bool dryRun = false) => await SettledAsync((await SubmitAsync(dryRun)).Text("id"));

    public Task<JsonNode> SettledAsync(string job) => _jobs.SettledAsync(job);

    /// <summary>
    /// Waits until the vault holds no match of the project: links that nobody may share go a moment after their job has ended.
    /// </summary>
    public async Task ForgottenAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await MatchesAsync() > 0) await Task.Delay(50, patience.Token);
    }

    /// <summary>The links that jobs may share, by row numbers.</summary>
    public async Task<IReadOnlyList<(long Left, long Right)>> LinksAsync()
    {
        var vault = new Database(new SqliteDialect(), SqliteDialect.ConnectionString(Path.Combine(Service.Folder, "vault.db")), "vault");
        await using var session = await vault.ReadAsync(CancellationToken.None);
        var number = await session.ScalarAsync<long>(
            "SELECT number FROM matches WHERE project_id = @Id AND owner LIKE 'shared/%' AND state = 'Ready'", new { Id },
                CancellationToken.None);
        var links = new List<(long, long)>();
        await using var rows = await session.ReadAsync(
            string.Create(CultureInfo.InvariantCulture, $"SELECT left_row, right_row FROM links_{number} ORDER BY left_row"), null,
                CancellationToken.None);
        while (await rows.ReadAsync(CancellationToken.None)) links.Add((rows.GetInt64(0), rows.GetInt64(1)));
        return links;
    }

    /// <summary>How many matches the vault holds for the project.</summary>
    public async Task<long> MatchesAsync()
    {
        var vault = new Database(new SqliteDialect(), SqliteDialect.ConnectionString(Path.Combine(Service.Folder, "vault.db")), "vault");
        await using var session = await vault.ReadAsync(CancellationToken.None);
        return await session.ScalarAsync<long>("SELECT COUNT(*) FROM matches WHERE project_id = @Id", new { Id }, CancellationToken.None);
    }

    public static string Agreement(string join, bool reuseLinks)
    {
        string Fields() => string.Join(
            ", ", EncodedPeople.Hashed.Select(name => $$"""{ "name": "{{name}}", "type": "string", "role": "filter" }"""));
        string Dataset(string side) =>
            $$"""
              { "name": "people-{{side}}", "organisation": "org-{{side}}", "period": "year", "schema": { "primaryKey": ["person"], "fields": [
                { "name": "person", "type": "string", "role": "pseudonym", "entityType": "person", "constraints": { "required": true } },
                { "name": "clk", "type": "string", "role": "encoding", "entityType": "person" },
                { "name": "state", "type": "string", "role": "group", "sensitive": false }, {{Fields()}} ] } }
              """;
        return
            $$"""
              { "title": "People in both files", "purpose": "To count them.", "legalBasis": "Section 5", "assessmentReference": "DPIA-1",
                "recipient": "Organisation A",
                "intake": { "legalFramework": "a", "dataQuality": "b", "publicValues": "c", "projectDesign": "d" },
                "organisations": ["org-a", "org-b"], "datasets": [ {{Dataset("a")}}, {{Dataset("b")}} ],
                "questions": [ { "name": "{{Question}}", "population": { "dataset": "people-a", "as": "a", "subject": "person" },
                  "joins": [ { "dataset": "people-b", "as": "b", "kind": "inner", {{join}} } ],
                  "tables": [ { "name": "by-state", "groups": [ { "variable": "a.state", "total": true } ],
                    "measures": [ { "name": "people", "kind": "countSubjects" } ] } ] } ],
                "policy": { "minimumFrequency": 10 }, "approvals": 1, "reuseLinks": {{(reuseLinks ? "true" : "false")}},
                "retentionUntil": "2099-12-31" }
              """;
    }

    private async Task AgreeAsync(string agreement)
    {
        using var ava = await Service.AsAsync("ava");
        using var put = await ava.SendJsonAsync(HttpMethod.Put, $"/v1/projects/{Id}/agreement", agreement);
        var hash = (await put.JsonAsync(HttpStatusCode.OK)).Text("hash");
        await ava.PostJsonAsync($"/v1/projects/{Id}/agreements/1/proposal", "{}", HttpStatusCode.OK);
        foreach (var officer in new[] { "arthur", "bella" })
        {
            using var client = await Service.AsAsync(officer);
            await client.PostJsonAsync($"/v1/projects/{Id}/agreements/1/acceptances", new { documentHash = hash });
        }
    }
}
