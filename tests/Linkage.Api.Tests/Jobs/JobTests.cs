using System.Net;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Storage.Jobs;
using Linkage.Storage.Lifecycles;

namespace Linkage.Api.Tests.Jobs;

public sealed class JobTests(RunningService service)
{
    [Fact]
    public async Task A_dry_run_is_taken_with_where_to_look_and_when()
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        using var answer = await ava.SendJsonAsync(
            HttpMethod.Post, $"/v1/projects/{project}/jobs", new { question = "both", dryRun = true });
        var job = await answer.JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal($"/v1/jobs/{job.Text("id")}", answer.Headers.Location!.ToString());
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("both", job.Text("question"));
        Assert.True(job["dryRun"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_question_written_out_word_for_word_is_the_agreed_one()
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        var body = new JsonObject { ["questionDocument"] = JsonNode.Parse(SampleAgreement.Question("both")), ["dryRun"] = true };
        await ava.PostJsonAsync($"/v1/projects/{project}/jobs", body, HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Outside_the_agreement_the_clause_is_named()
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        var unknown = await ava.PostJsonAsync($"/v1/projects/{project}/jobs", new { question = "another" }, HttpStatusCode.Forbidden);
        Assert.Equal("not-agreed", unknown.Code());
        Assert.Equal(["/questions"], unknown.Pointers());
        var document = JsonNode.Parse(SampleAgreement.Question("another"));
        var written = await ava.PostJsonAsync(
            $"/v1/projects/{project}/jobs", new JsonObject { ["questionDocument"] = document }, HttpStatusCode.Forbidden);
        Assert.Equal(["/questions"], written.Pointers());
    }

    [Fact]
    public async Task A_question_about_unknown_fields_names_them_within_the_request()
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        var document = JsonNode.Parse(SampleAgreement.Question("both").Replace("a.state", "a.colour", StringComparison.Ordinal));
        var problem = await ava.PostJsonAsync(
            $"/v1/projects/{project}/jobs", new JsonObject { ["questionDocument"] = document }, HttpStatusCode.BadRequest);
        Assert.All(problem.Pointers(), pointer => Assert.StartsWith("/questionDocument/tables/0", pointer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_accepted_delivery_every_input_that_lacks_one_is_named()
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        var problem = await ava.PostJsonAsync($"/v1/projects/{project}/jobs", new { question = "both" }, HttpStatusCode.Conflict);
        Assert.Equal("no-delivery", problem.Code());
        Assert.Equal(["/deliveries/a", "/deliveries/b"], problem.Pointers());
    }

    [Fact]
    public async Task Unknown_aliases_other_deliveries_and_other_periods_are_all_named()
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        var body = JsonNode.Parse("""{"question":"both","deliveries":{"a":"dlv-1","z":"dlv-2"},"periods":{"b":"2023KW01"}}""")!;
        var problem = await ava.PostJsonAsync($"/v1/projects/{project}/jobs", body, HttpStatusCode.BadRequest);
        Assert.Equal(["/deliveries/z", "/deliveries/a", "/periods/b"], problem.Pointers());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"question":"both","questionDocument":null,"surprise":1}""")]
    [InlineData("""{"question":"both","periods":{"a":"last year"}}""")]
    [InlineData("""{"question":7}""")]
    public async Task A_request_that_breaks_a_rule_is_refused(string body)
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        await ava.PostJsonAsync($"/v1/projects/{project}/jobs", body, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_an_analyst_submits()
    {
        var project = await SampleAgreement.InForceAsync(service);
        using var arthur = await service.AsAsync("arthur");
        await arthur.PostJsonAsync($"/v1/projects/{project}/jobs", new { question = "both" }, HttpStatusCode.Forbidden);
    }
}
