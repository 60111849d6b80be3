using System.Net;
using System.Text;
using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Partner;

public class JobTests
{
    [Theory]
    [InlineData("awaitingReview", ExitCode.Done)]
    [InlineData("released", ExitCode.Done)]
    [InlineData("completed", ExitCode.Done)]
    [InlineData("refused", ExitCode.Refused)]
    [InlineData("failed", ExitCode.Refused)]
    internal async Task A_watch_follows_the_events_to_the_end_and_tells_how_it_went(string end, ExitCode expected)
    {
        var state = "running";
        using var line = new CommandLine
        {
            Network = new Replies(request =>
        {
            if (!request.RequestUri!.AbsolutePath.EndsWith("/events", StringComparison.Ordinal))
            {
                return Replies.Json(Job(state, "linking", 30));
            }

            state = end;
            return Replies.Json(
                $": heartbeat\n\nevent: progress\ndata: {Job("running", "protecting", 80)}\n\nevent: state\ndata: {Job(end, "done", 100)}\n\n",
                type: "text/event-stream");
        })
        };
        Assert.Equal(expected, await line.RunAsync("jobs", "watch", "job-1", "--json"));
        Assert.Equal(end, (string?)line.Json["state"]);
        Assert.Contains("job-1: linking", line.Error, StringComparison.Ordinal);
        Assert.Contains("job-1: protecting", line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_outlives_a_restart_of_the_service()
    {
        var asked = 0;
        using var line = new CommandLine
        {
            Network = new Replies(request => ++asked switch
        {
            1 => Replies.Json(Job("running", "linking", 10)),
            2 => Replies.Json($"data: {Job("running", "linking", 20)}\n\n", type: "text/event-stream"),
            < 6 => throw new HttpRequestException("restarting"),
            6 => Replies.Json(Job("running", "tabulating", 30)),
            7 => Replies.Json("", HttpStatusCode.NotFound),
            _ => Replies.Json(Job("awaitingReview", "done", 100)),
        })
        };
        Assert.Equal(ExitCode.Done, await line.RunAsync("jobs", "watch", "job-1"));
        Assert.Contains("awaitingReview", line.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_of_nobody_ends()
    {
        using var line = new CommandLine();
        Assert.Equal(ExitCode.Unreachable, await line.RunAsync("jobs", "watch", "job-1"));
    }

    [Fact]
    public async Task A_question_is_asked_with_its_deliveries_periods_and_an_idempotency_key()
    {
        string? key = null;
        var network = new Replies(request =>
        {
            key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : key;
            return Replies.Json(
                request.Method == HttpMethod.Post ? Job("submitted", "waiting", 0) : """{"items":[{"id":"prj-7","name":"poverty"}]}""",
                HttpStatusCode.OK);
        });
        using var line = new CommandLine { Network = network };
        line.Environment["LINKAGE_PROJECT"] = "poverty";
        Assert.Equal(
            ExitCode.Done,
            await line.RunAsync("jobs", "submit", "-q", "risk", "--delivery", "d=dlv-1", "--period", "i=2023JJ00", "--dry-run"));
        Assert.Equal("POST /v1/projects/prj-7/jobs", network.Asked[^1]);
        Assert.Equal("""{"question":"risk","dryRun":true,"deliveries":{"d":"dlv-1"},"periods":{"i":"2023JJ00"}}""", network.Bodies[^1]);
        Assert.NotNull(key);

        Assert.Equal(ExitCode.BadInput, await line.RunAsync("jobs", "submit", "-q", "risk", "--period", "2023JJ00"));
        Assert.Equal(ExitCode.BadInput, await line.RunAsync("jobs", "submit", "-q", "risk", "--period", "i=1", "--period", "i=2"));
    }

    [Fact]
    public async Task A_question_file_that_is_not_JSON_is_refused_with_its_place()
    {
        var network = new Replies(_ => Replies.Json("{}"));
        using var line = new CommandLine { Network = network };
        await File.WriteAllTextAsync(line.PathOf("q.json"), "{\n  \"name\": }", Encoding.UTF8, TestContext.Current.CancellationToken);
        Assert.Equal(
            ExitCode.BadInput, await line.RunAsync("jobs", "submit", "--project", "prj-1", "--question-file", line.PathOf("q.json")));
        Assert.Contains("line 2", line.Error, StringComparison.Ordinal);
        Assert.Empty(network.Asked);
    }

    [Fact]
    public async Task A_verdict_names_the_hash_of_the_result()
    {
        var network = new Replies(_ => Replies.Json(Job("awaitingReview", "done", 100)));
        using var line = new CommandLine { Network = network };
        Assert.Equal(ExitCode.Done, await line.RunAsync("reviews", "approve", "job-1", "--reason", "fine"));
        Assert.Equal("POST /v1/jobs/job-1/reviews", network.Asked[^1]);
        Assert.Equal("""{"verdict":"approve","reason":"fine","resultHash":"abc"}""", network.Bodies[^1]);
        await line.RunAsync("reviews", "reject", "job-1", "--reason", "no", "--hash", "def");
        Assert.Equal("""{"verdict":"reject","reason":"no","resultHash":"def"}""", network.Bodies[^1]);
    }

    [Theory]
    [InlineData(true, ExitCode.Done)]
    [InlineData(false, ExitCode.VerificationFailed)]
    internal async Task A_broken_audit_chain_ends_with_3(bool intact, ExitCode expected)
    {
        var found = intact ? """{"intact":true,"events":12,"head":12}""" : """{"intact":false,"finding":"altered","sequence":7}""";
        using var line = new CommandLine { Network = new Replies(_ => Replies.Json(found)) };
        Assert.Equal(expected, await line.RunAsync("audit", "verify"));
        Assert.Contains(intact ? "intact" : "broken at event 7", line.Output, StringComparison.Ordinal);
    }

    private static string Job(string state, string stage, int progress) =>
        $$"""{"id":"job-1","question":"risk","state":"{{state}}","stage":"{{stage}}","progress":{{progress}},"resultHash":"abc"}""";
}
