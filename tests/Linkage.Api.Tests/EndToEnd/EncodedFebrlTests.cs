using System.Net;
using System.Xml.Linq;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>Febrl 4a and 4b linked by real jobs over HTTP, compared with the truth that their record ids tell.</summary>
public sealed class EncodedFebrlTests(RunningService service)
{
    private const string Encoded =
        """ "method": "encoded", "on": [ { "left": "a.clk", "right": "clk" } ], "match": { "threshold": 0.8 } """;

    [Fact]
    public async Task Encodings_at_four_fifths_find_nearly_everybody_and_nobody_else()
    {
        var (left, right) = (EncodedPeople.Read("a"), EncodedPeople.Read("b"));
        var project = await EncodedProject.DeliverAsync(service, Encoded, left.Csv, right.Csv, reuseLinks: true);
        var job = await project.RunAsync();
        Assert.True(job.Text("state") == "awaitingReview", job.ToJsonString());
        var found = EncodedPeople.Compare(await project.LinksAsync(), left, right);
        Assert.True(found is { Recall: > 0.99, Precision: > 0.99 }, $"{found}");
        await SaysHowGoodAsync(job.Text("id"));

        // A second job finds the links of the first.
        Assert.Equal("awaitingReview", (await project.RunAsync()).Text("state"));
        Assert.Equal(1, await project.MatchesAsync());
    }

    [Fact]
    public async Task A_plan_says_what_would_be_compared()
    {
        var (left, right) = (EncodedPeople.Read("a"), EncodedPeople.Read("b"));
        var project = await EncodedProject.DeliverAsync(service, Encoded, left.Csv, right.Csv);
        using var ava = await service.AsAsync("ava");
        var plan = await ava.PostJsonAsync(
            $"/v1/projects/{project.Id}/job-plans", new { question = EncodedProject.Question }, HttpStatusCode.OK);
        var match = plan["inputs"]![1]!["match"]!;
        Assert.Equal((25_000_000L, 0.8, "greedy"),
            (match["candidates"]!.GetValue<long>(), match["threshold"]!.GetValue<double>(), match.Text("assignment")));
    }

    [Fact]
    public async Task A_model_trained_in_the_job_finds_them_by_hashed_fields()
    {
        var (left, right) = (EncodedPeople.Read("a"), EncodedPeople.Read("b"));
        var on = string.Join(", ", EncodedPeople.Hashed.Select(name => $$"""{ "left": "a.{{name}}", "right": "{{name}}" }"""));
        var fields = string.Join(", ", EncodedPeople.Hashed.Select(name => $$"""{ "column": "{{name}}", "comparison": "exact" }"""));
        var join =
            $$"""
              "method": "probabilistic", "on": [ {{on}} ], "match": { "threshold": 0.5, "train": { "fields": [ {{fields}} ], "blocks": [
                ["h_birth"], ["h_given", "h_sur"], ["h_postcode", "h_number"], ["h_suburb", "h_given"], ["h_street"],
                ["h_sur", "h_postcode"] ] } }
              """;
        var project = await EncodedProject.DeliverAsync(service, join, left.Csv, right.Csv, reuseLinks: true);
        var job = await project.RunAsync();
        Assert.True(job.Text("state") == "awaitingReview", job.ToJsonString());
        var found = EncodedPeople.Compare(await project.LinksAsync(), left, right);
        Assert.True(found is { Recall: > 0.97, Precision: > 0.99 }, $"{found}");
    }

    [Fact]
    public async Task A_dry_run_shows_the_shape_and_links_nobody()
    {
        var (left, right) = (EncodedPeople.Read("a"), EncodedPeople.Read("b"));
        var project = await EncodedProject.DeliverAsync(service, Encoded, left.Csv, right.Csv);
        Assert.Equal("completed", (await project.RunAsync(dryRun: true)).Text("state"));
        Assert.Equal(0, await project.MatchesAsync());

        // Without leave to share them, links go with the job that made them.
        Assert.Equal("awaitingReview", (await project.RunAsync()).Text("state"));
        await project.ForgottenAsync();
    }

    /// <summary>What the officer reads: the scores in whole percents, and few errors expected at the threshold.</summary>
    private async Task SaysHowGoodAsync(string job)
    {
        using var bella = await service.AsAsync("bella");
        var match = (await bella.GetJsonAsync($"/v1/jobs/{job}/quality"))["joins"]![0]!["match"]!;
        // The scale is that of the settings: its lower end tells of nobody.
        Assert.Equal(0.5, match["scores"]!["from"]!.GetValue<double>());
        using var answer = await bella.GetAsync($"/v1/jobs/{job}/quality-picture");
        var picture = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.EndsWith("of the best scores reach the threshold of 0.80", picture.Elements().Single(one => one.Name.LocalName == "desc").Value,
            StringComparison.Ordinal);
        Assert.Single(picture.Elements(), one => one.Attribute("fill")?.Value == "#b3261e");
        Assert.InRange(match["scores"]!["percent"]!.AsArray().Sum(percent => percent!.GetValue<int>()), 95, 105);
        var atThreshold = match["expected"]!.AsArray().Single(rate => rate!["threshold"]!.GetValue<double>() == 0.8)!;
        Assert.InRange(atThreshold["falseMatches"]!.GetValue<double>(), 0, 0.02);
        Assert.InRange(atThreshold["missedMatches"]!.GetValue<double>(), 0, 0.05);
    }
}
