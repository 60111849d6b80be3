using System.Net;
using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Partner;

public class RefusalTests
{
    private const string Errors = """[{"in":"body","location":{"pointer":"/title"},"code":"required","detail":"A title is needed."}]""";

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "invalid", ExitCode.Refused)]
    [InlineData(HttpStatusCode.NotFound, "not-found", ExitCode.Refused)]
    [InlineData(HttpStatusCode.Conflict, "wrong-state", ExitCode.Refused)]
    [InlineData(HttpStatusCode.Forbidden, "not-agreed", ExitCode.Refused)]
    [InlineData(HttpStatusCode.Forbidden, "role", ExitCode.NotAllowed)]
    [InlineData(HttpStatusCode.Unauthorized, "token-expired", ExitCode.NotAllowed)]
    internal async Task A_problem_document_becomes_a_sentence_all_its_errors_and_an_exit_code(
        HttpStatusCode status, string code, ExitCode expected)
    {
        using var line = new CommandLine { Network = new Replies(_ => Replies.Problem(status, code, Errors)) };
        Assert.Equal(expected, await line.RunAsync("projects", "create", "a", "--title", "b"));
        Assert.Empty(line.Output);
        Assert.Equal($"Said so. [{code}]\n  /title: A title is needed. [required]\n", line.Error);

        Assert.Equal(expected, await line.RunAsync("projects", "create", "a", "--title", "b", "--json"));
        Assert.Empty(line.Error);
        Assert.Equal("https://linkage.example/problems/" + code, (string?)line.Json["type"]);
        Assert.Equal("/title", (string?)line.Json["errors"]![0]!["location"]!["pointer"]);
    }

    [Fact]
    public async Task Without_an_answer_the_service_is_unreachable()
    {
        using var line = new CommandLine();
        Assert.Equal(ExitCode.Unreachable, await line.RunAsync("projects", "list", "--server", "http://localhost:1"));
        Assert.Contains("http://localhost:1", line.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>", "text/html", HttpStatusCode.OK)]
    [InlineData("{\"items\":3}", "application/json", HttpStatusCode.OK)]
    public async Task An_answer_that_is_not_the_interface_is_no_service(string body, string type, HttpStatusCode status)
    {
        using var line = new CommandLine { Network = new Replies(_ => Replies.Json(body, status, type)) };
        Assert.Equal(ExitCode.Unreachable, await line.RunAsync("projects", "list"));
        Assert.DoesNotContain("   at ", line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_without_problem_documents_is_still_answered_in_a_sentence()
    {
        using var line = new CommandLine { Network = new Replies(_ => Replies.Json("oops", HttpStatusCode.BadGateway, "text/plain")) };
        Assert.Equal(ExitCode.Refused, await line.RunAsync("projects", "list"));
        Assert.Contains("502", line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_shows_no_stack_trace()
    {
        using var line = new CommandLine { Network = new Replies(_ => throw new InvalidOperationException("secret detail")) };
        Assert.Equal(ExitCode.Bug, await line.RunAsync("projects", "list"));
        Assert.DoesNotContain("secret detail", line.Error + line.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_by_the_user_ends_with_130()
    {
        using var stop = new CancellationTokenSource();
        using var error = new StringWriter();
        using var line = new CommandLine();
        var network = new Replies(_ =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        });
        var code = await Linkage.Partner.LinkageCommand.RunAsync(
            ["projects", "list"], TextWriter.Null, error, network, new Dictionary<string, string> { ["LINKAGE_HOME"] = line.Folder }, stop.Token);
        Assert.Equal(130, code);
    }

    [Fact]
    public async Task All_pages_of_a_list_are_followed_and_never_to_another_host()
    {
        var network = new Replies(request =>
        {
            var last = request.RequestUri!.Query.Length > 0;
            var reply = Replies.Json($$"""{"items":[{"id":"{{(last ? "prj-2" : "prj-1")}}"}]}""");
            if (!last)
            {
                reply.Headers.Add("Link", "</v1/projects?after=prj-1&limit=50>; rel=\"next\"");
            }

            return reply;
        });
        using var line = new CommandLine { Network = network };
        Assert.Equal(ExitCode.Done, await line.RunAsync("projects", "list", "--json"));
        Assert.Equal(2, line.Json["items"]!.AsArray().Count);
        Assert.Equal(["GET /v1/projects", "GET /v1/projects?after=prj-1&limit=50"], network.Asked);

        var elsewhere = new Replies(_ =>
        {
            var reply = Replies.Json("""{"items":[]}""");
            reply.Headers.Add("Link", "<https://evil.example/v1/projects>; rel=\"next\"");
            return reply;
        });
        using var other = new CommandLine { Network = elsewhere };
        Assert.Equal(ExitCode.Unreachable, await other.RunAsync("projects", "list"));
        Assert.Single(elsewhere.Asked);
    }
}
