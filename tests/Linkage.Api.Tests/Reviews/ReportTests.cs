using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.EndToEnd;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Reviews;

/// <summary>The report of one job, as JSON and as a page.</summary>
public sealed class ReportTests(RunningService service)
{
    [Fact]
    public async Task The_report_is_a_page_for_who_prefers_text()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        var job = await linked.AwaitingReviewAsync();
        var (json, _) = await ReadAsync(job, "application/json");
        var (page, type) = await ReadAsync(job, "text/plain, application/json;q=0.5");
        Assert.Equal("text/plain", type);
        Assert.Equal(JsonNode.Parse(json)!.Text("page"), page);
        Assert.StartsWith("DISCLOSURE REPORT", page, StringComparison.Ordinal);
        Assert.Equal("application/json", (await ReadAsync(job, "*/*")).Type);
        Assert.Equal("application/json", (await ReadAsync(job, "application/json, text/plain;q=0.9")).Type);
    }

    [Fact]
    public async Task A_method_without_a_page_answers_with_what_there_is()
    {
        var linked = await LinkedProject.DeliverAsync(service, policy: """{ "minimumFrequency": 10, "method": { "kind": "midpoint" } }""");
        Assert.Equal("application/json", (await ReadAsync(await linked.AwaitingReviewAsync(), "text/plain")).Type);
    }

    [Fact]
    public async Task Analysts_get_no_page_either()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        var job = await linked.AwaitingReviewAsync();
        using var ava = await service.AsAsync("ava");
        ava.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/plain"));
        Assert.Equal("officers-only", (await ava.GetJsonAsync($"/v1/jobs/{job.Text("id")}/report", HttpStatusCode.Forbidden)).Code());
    }

    /// <summary>How many of a delivery met is told in the bands of the part on quality, and nowhere exactly.</summary>
    [Fact]
    public async Task What_was_matched_of_an_input_is_a_band()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        var report = JsonNode.Parse((await ReadAsync(await linked.AwaitingReviewAsync(), "application/json")).Text)!;
        var input = report["inputs"]![1]!.AsObject();
        Assert.Equal(["alias", "dataset", "organisation", "period", "delivery", "matched"], input.Select(member => member.Key));
        Assert.Equal(report["quality"]!["joins"]![0]!["matched"]!.ToJsonString(), input["matched"]!.ToJsonString());
    }

    /// <summary>Two hundred people, all of them in the tables: the population is a band in which nobody less is as possible.</summary>
    [Fact]
    public async Task How_many_the_population_has_is_a_band()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        var population = JsonNode.Parse((await ReadAsync(await linked.AwaitingReviewAsync(), "application/json")).Text)!["population"]!;
        foreach (var part in new[] { "subjects", "rows" })
        {
            Assert.InRange(200, population[part]!["from"]!.GetValue<long>(), population[part]!["to"]!.GetValue<long>());
            Assert.True(population[part]!["to"]!.GetValue<long>() >= 210, population.ToJsonString());
        }
    }

    [Fact]
    public async Task The_page_says_what_was_asked_of_the_result_by_itself_and_beside_others()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        var (page, _) = await ReadAsync(await linked.AwaitingReviewAsync(), "text/plain");
        var part = page[page.IndexOf("DIFFERENCING", StringComparison.Ordinal)..];
        var said = string.Join(' ', part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("- Nothing was released before. Neither does any sum of the result's own", said, StringComparison.Ordinal);
    }

    private async Task<(string Text, string Type)> ReadAsync(JsonNode job, string accept)
    {
        using var arthur = await service.AsAsync("arthur");
        arthur.DefaultRequestHeaders.Add("Accept", accept);
        using var answer = await arthur.GetAsync($"/v1/jobs/{job.Text("id")}/report");
        answer.EnsureSuccessStatusCode();
        Assert.Equal("Accept", answer.Headers.Vary.Single());
        return (await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType!.MediaType!);
    }
}
