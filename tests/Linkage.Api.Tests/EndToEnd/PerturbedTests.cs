using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>Jobs under agreements that chose a method other than suppression, over HTTP, run and released by the real worker.</summary>
public sealed class PerturbedTests(RunningService service)
{
    private const string Private =
        """{ "minimumFrequency": 10, "method": { "kind": "differentialPrivacy", "privacy": { "budget": 1, "perRelease": 0.4 } } }""";
    private const string Midpoint = """{ "minimumFrequency": 10, "method": { "kind": "midpoint" } }""";

    [Theory]
    [InlineData("""{ "kind": "cellKey", "cellKey": { "maximum": 4, "variance": 2 } }""", "cellKey D=4 V=2 js=0 pstay=0", 4)]
    [InlineData("""{ "kind": "rounding", "rounding": { "scheme": "smallCounts", "base": 10 } }""", "rounding SmallCounts 10", 0)]
    [InlineData("""{ "kind": "rounding", "rounding": { "scheme": "controlled", "base": 10 } }""", "rounding Controlled 10", 9)]
    [InlineData("""{ "kind": "midpoint" }""", "midpoint 6", 3)]
    [InlineData("""{ "kind": "differentialPrivacy", "privacy": { "noise": "laplace", "budget": 2, "perRelease": 1 } }""", "differentialPrivacy", 60)]
    public async Task A_job_by_another_method_is_released(string method, string fingerprint, int most)
    {
        var linked = await LinkedProject.DeliverAsync(service, policy: $$"""{ "minimumFrequency": 10, "method": {{method}} }""");
        var job = await linked.AwaitingReviewAsync();
        using var arthur = await service.AsAsync("arthur");
        var result = await arthur.GetJsonAsync($"/v1/jobs/{job.Text("id")}/result");
        var counts = CountsOf(result);
        // Two hundred people, one of two states each by turns. A private result also shows the category of unknown states.
        Assert.All(
            new[] { counts[0], counts[1], counts[^1] }.Zip([100, 100, 200]),
            pair => Assert.InRange(pair.First, pair.Second - most, pair.Second + most));
        Assert.Contains(fingerprint, result.ToJsonString(), StringComparison.Ordinal);

        await linked.ApproveAsync("arthur", job);
        Assert.Equal("released", (await linked.SettledAsync(job.Text("id"))).Text("state"));
        var release = Assert.Single(await linked.ReleasesAsync()).Text("id");
        using var ava = await service.AsAsync("ava");
        var csv = await ava.GetStringAsync($"/v1/releases/{release}/files/by-state.csv");
        string[] lines = [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
        Assert.Equal(counts, lines.Select(line => int.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)));
        Assert.All(lines, line => Assert.EndsWith(",A,F", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Noise_by_cell_keys_is_the_same_each_time()
    {
        const string policy = """{ "method": { "kind": "cellKey", "cellKey": { "maximum": 10, "variance": 9 } } }""";
        var linked = await LinkedProject.DeliverAsync(service, policy: policy);
        var jobs = new[] { await linked.AwaitingReviewAsync(), await linked.AwaitingReviewAsync() };
        Assert.Equal(jobs[0].Text("resultHash"), jobs[1].Text("resultHash"));
    }

    /// <summary>
    /// Attack: one person is left out of every second delivery, and twenty others of each two. Three releases pass; before the noise around
    /// the one is averaged out the next is refused, and nobody is given it to read.
    /// </summary>
    [Fact]
    public async Task Cell_keys_are_released_again_until_they_would_average_out()
    {
        const string policy =
            """{ "minimumFrequency": 10, "method": { "kind": "cellKey", "cellKey": { "maximum": 4, "variance": 2, "averagingFloor": 1.2 } } }""";
        var linked = await LinkedProject.DeliverAsync(service, policy: policy);
        string[] lines = Encoding.UTF8.GetString(Running.Tus.People(200)).TrimEnd('\n').Split('\n');
        var states = new List<string>();
        while (states is not [.., "refused"] && states.Count < 8)
        {
            var (absent, isHere) = (1 + 20 * (states.Count / 2 + 1), states.Count % 2 == 0);
            var left = lines.Where((_, at) => (at < absent || at >= absent + 20) && (at != 1 || isHere));
            await LinkedProject.DeliverAsync(
                service, "anna", linked.Id, "people-a", Encoding.UTF8.GetBytes(string.Join('\n', left) + "\n"));
            var job = await linked.SettledAsync((await linked.SubmitAsync()).Text("id"));
            if (job.Text("state") == "refused") Assert.Equal("averaging", job["failure"]!.Text("code"));
            else await linked.ApproveAsync("arthur", job);
            states.Add((await linked.SettledAsync(job.Text("id"))).Text("state"));
        }

        Assert.Equal(["released", "released", "released", "refused"], states);
    }

    /// <summary>Attack: the same, past the desk: two results that wait for approval while neither is released.</summary>
    [Fact]
    public async Task Of_two_roundings_one_passes_the_gate()
    {
        const string policy =
            """{ "minimumFrequency": 10, "method": { "kind": "rounding", "rounding": { "scheme": "smallCounts", "base": 10 } } }""";
        var linked = await LinkedProject.DeliverAsync(service, policy: policy);
        var first = await linked.AwaitingReviewAsync();
        await LinkedProject.DeliverAsync(service, "anna", linked.Id, "people-a", Running.Tus.People(150));
        var second = await linked.AwaitingReviewAsync();
        await linked.ApproveAsync("arthur", first);
        Assert.Equal("released", (await linked.SettledAsync(first.Text("id"))).Text("state"));
        await linked.ApproveAsync("arthur", second);
        var refused = await linked.SettledAsync(second.Text("id"));
        Assert.Equal(("refused", "rounding-not-judged"), (refused.Text("state"), refused["failure"]!.Text("code")));
    }

    /// <summary>
    /// Attack: the same private question until the noise is averaged away. The budget ends first, and results that nobody approved spend
    /// it.
    /// </summary>
    [Fact]
    public async Task Private_results_are_released_until_the_budget_is_spent()
    {
        var linked = await LinkedProject.DeliverAsync(service, policy: Private);
        var (first, second) = (await linked.AwaitingReviewAsync(), await linked.AwaitingReviewAsync());
        Assert.NotEqual(first.Text("resultHash"), second.Text("resultHash"));
        var third = await linked.SettledAsync((await linked.SubmitAsync()).Text("id"));
        Assert.Equal("refused", third.Text("state"));
        Assert.Contains("budget-spent", third.ToJsonString(), StringComparison.Ordinal);
        foreach (var job in new[] { first, second })
        {
            await linked.ApproveAsync("arthur", job);
            Assert.Equal("released", (await linked.SettledAsync(job.Text("id"))).Text("state"));
        }

        using var arthur = await service.AsAsync("arthur");
        var budget = (await arthur.GetJsonAsync($"/v1/jobs/{second.Text("id")}/report"))["disclosure"]!["budget"]!;
        Assert.Equal((0.4m, 0.2m), (budget["spent"]!.GetValue<decimal>(), budget["left"]!.GetValue<decimal>()));
    }

    /// <summary>Attack: a private release beside an exact one, by a new agreement; first the one way, then the other.</summary>
    [Theory]
    [InlineData("""{ "minimumFrequency": 10 }""", Private)]
    [InlineData(Private, """{ "minimumFrequency": 10 }""")]
    [InlineData(Midpoint, """{ "minimumFrequency": 10 }""")]
    public async Task Releases_by_two_methods_exclude_each_other(string before, string after)
    {
        var linked = await LinkedProject.DeliverAsync(service, policy: before);
        var (released, waiting) = (await linked.AwaitingReviewAsync(), await linked.AwaitingReviewAsync());
        await linked.ApproveAsync("arthur", released);
        Assert.Equal("released", (await linked.SettledAsync(released.Text("id"))).Text("state"));

        await SampleAgreement.AgreeAsync(service, linked.Id, SampleAgreement.Document(policy: after), 2);
        var refused = await linked.SettledAsync((await linked.SubmitAsync()).Text("id"));
        Assert.Contains("method-mixed", refused.ToJsonString(), StringComparison.Ordinal);

        // What was made under the agreement before does not pass the gate of the one in force.
        await linked.ApproveAsync("arthur", waiting);
        var stopped = await linked.SettledAsync(waiting.Text("id"));
        Assert.Equal("refused", stopped.Text("state"));
        Assert.Contains("method-differs", stopped.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>
    /// A category that cannot be is shown as nobody, as long as the agreement in force says so; the result does not outlive that.
    /// </summary>
    [Fact]
    public async Task What_cannot_be_is_no_conclusion_while_the_agreement_says_so()
    {
        const string known =
            """
            { "minimumFrequency": 10, "method": { "kind": "midpoint" },
              "structuralZeros": [{ "dataset": "people-a", "codes": { "state": "vic" } }] }
            """;
        var linked = await LinkedProject.DeliverAsync(service, policy: Midpoint);
        var lines = Encoding.UTF8.GetString(Running.Tus.People(200)).TrimEnd('\n').Split('\n')
            .Where(line => !line.EndsWith(",vic", StringComparison.Ordinal));
        await LinkedProject.DeliverAsync(service, "anna", linked.Id, "people-a", Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        var unknown = await linked.SettledAsync((await linked.SubmitAsync()).Text("id"));
        Assert.Equal(("refused", "unsafe"), (unknown.Text("state"), unknown["failure"]!.Text("code")));

        await SampleAgreement.AgreeAsync(service, linked.Id, SampleAgreement.Document(policy: known), 2);
        var waiting = await linked.AwaitingReviewAsync();
        await SampleAgreement.AgreeAsync(service, linked.Id, SampleAgreement.Document(policy: Midpoint), 3);
        await linked.ApproveAsync("arthur", waiting);
        var stopped = await linked.SettledAsync(waiting.Text("id"));
        Assert.Equal(("refused", "agreement-changed"), (stopped.Text("state"), stopped["failure"]!.Text("code")));
    }

    [Fact]
    public async Task A_measure_that_the_method_cannot_protect_is_refused()
    {
        var linked = await LinkedProject.DeliverAsync(service, policy: Midpoint);
        using var ava = await service.AsAsync("ava");
        var document = SampleAgreement.Document(policy: Midpoint);
        document["questions"]![0]!["tables"]![0]!["measures"]!.AsArray().Add(JsonNode.Parse("""{ "name": "rows", "kind": "countRows" }"""));
        await SampleAgreement.AgreeAsync(service, linked.Id, document, 2);
        var refused = await linked.SettledAsync((await linked.SubmitAsync()).Text("id"));
        Assert.Contains("method-not-applicable", refused.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_costs_nothing_and_repeats()
    {
        var linked = await LinkedProject.DeliverAsync(service, policy: Private);
        using var ava = await service.AsAsync("ava");
        var documents = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var job = await ava.PostJsonAsync(
                $"/v1/projects/{linked.Id}/jobs", new { question = "both", dryRun = true }, HttpStatusCode.Accepted);
            Assert.Equal("completed", (await linked.SettledAsync(job.Text("id"))).Text("state"));
            documents.Add((await ava.GetJsonAsync($"/v1/jobs/{job.Text("id")}/result")).ToJsonString());
        }

        Assert.Single(documents.Distinct());
        await linked.AwaitingReviewAsync();
    }

    private static List<int> CountsOf(JsonNode result) =>
        [.. Find(result, "cells")!.AsArray().Select(cell => (int)cell!["values"]![0]!["value"]!.GetValue<decimal>())];

    private static JsonNode? Find(JsonNode node, string name) => node switch
    {
        JsonObject members => members[name] ?? First(members.Select(member => member.Value), name),
        JsonArray items => First(items, name),
        _ => null,
    };

    private static JsonNode? First(IEnumerable<JsonNode?> nodes, string name) =>
        nodes.OfType<JsonNode>().Select(node => Find(node, name)).FirstOrDefault(found => found is not null);
}
