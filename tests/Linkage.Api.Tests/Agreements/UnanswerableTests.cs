using System.Net;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Agreements;

/// <summary>What no job could answer is said before anybody agrees to it, and before a job is queued.</summary>
public sealed class UnanswerableTests(RunningService service)
{
    [Fact]
    public async Task A_question_that_cannot_be_judged_is_not_proposed()
    {
        var document = SampleAgreement.Document();
        document["questions"]![0] = Counting();
        using var ava = await service.AsAsync("ava");
        var project = await SampleAgreement.ProjectAsync(service);
        using var put = await ava.SendJsonAsync(HttpMethod.Put, $"/v1/projects/{project}/agreement", document);
        await put.JsonAsync(HttpStatusCode.OK);
        var refused = await ava.PostJsonAsync($"/v1/projects/{project}/agreements/1/proposal", "{}", HttpStatusCode.Conflict);
        Assert.Equal("counting-amount", refused.Code());
        Assert.Equal(["/questions/0/tables/0/measures/1/of"], refused.Pointers());
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("job-plans")]
    public async Task A_job_that_cannot_be_judged_is_not_queued_and_not_planned(string collection)
    {
        var project = await SampleAgreement.InForceAsync(service, document => document["composition"] = "open");
        using var ava = await service.AsAsync("ava");
        var body = new JsonObject { ["questionDocument"] = Counting(), ["dryRun"] = true };
        var refused = await ava.PostJsonAsync($"/v1/projects/{project}/{collection}", body, HttpStatusCode.Conflict);
        Assert.Equal("counting-amount", refused.Code());
        Assert.Equal(["/questionDocument/tables/0/measures/1/of"], refused.Pointers());
    }

    // A sum that counts people, without the minimum frequency of a count.
    private static JsonNode Counting()
    {
        var question = JsonNode.Parse(SampleAgreement.Question("both"))!;
        question["derive"] = JsonNode.Parse("""[ { "name": "north", "expression": "if(a.state = 'nsw', 1, 0)" } ]""");
        question["tables"]![0]!["measures"]!.AsArray().Add(JsonNode.Parse("""{ "name": "north", "kind": "sum", "of": "north" }"""));
        return question;
    }
}
