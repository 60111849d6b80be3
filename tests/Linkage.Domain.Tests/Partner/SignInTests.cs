using System.Buffers.Text;
using System.Net;
using System.Text;
using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Partner;

public class SignInTests
{
    private static readonly string Token =
        string.Join('.', new[] { """{"alg":"ES256"}""", """{"sub":"anna","org":"org-a","roles":["partner","analyst"],"exp":1795000000}""", "x" }
        .Select(part => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part))));

    [Fact]
    public async Task A_token_from_a_file_is_tried_kept_for_its_owner_and_sent_from_then_on()
    {
        string? sent = null;
        using var line = new CommandLine
        {
            Network = new Replies(request =>
        {
            sent = request.Headers.Authorization?.ToString();
            return Replies.Json("""{"items":[]}""");
        })
        };
        await File.WriteAllTextAsync(line.PathOf("token"), Token + "\n", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Done, await line.RunAsync("login", "--token-file", line.PathOf("token"), "--json"));
        Assert.Equal("anna", (string?)line.Json["subject"]);
        Assert.Equal("org-a", (string?)line.Json["organisation"]);
        Assert.DoesNotContain(Token, line.Output, StringComparison.Ordinal);

        sent = null;
        Assert.Equal(ExitCode.Done, await line.RunAsync("projects", "list"));
        Assert.Equal("Bearer " + Token, sent);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(line.PathOf("home"), "tokens.json")));
        }

        Assert.Equal(ExitCode.Done, await line.RunAsync("logout"));
        Assert.Equal(ExitCode.NotAllowed, await line.RunAsync("whoami"));
    }

    [Fact]
    public async Task A_refused_token_is_not_kept()
    {
        using var line = new CommandLine { Network = new Replies(_ => Replies.Problem(HttpStatusCode.Unauthorized, "token-expired")) };
        line.Environment["LINKAGE_TOKEN"] = Token;
        Assert.Equal(ExitCode.NotAllowed, await line.RunAsync("login"));
        line.Environment.Remove("LINKAGE_TOKEN");
        Assert.Equal(ExitCode.NotAllowed, await line.RunAsync("whoami"));
    }

    [Theory]
    [InlineData("login", "--token", "a.b.c")]
    [InlineData("login", "--as", "anna", "--server", "https://linkage.example")]
    [InlineData("login")]
    public async Task What_is_unsafe_or_absent_is_refused_before_anything_is_sent(params string[] words)
    {
        var network = new Replies(_ => Replies.Json("{}"));
        using var line = new CommandLine { Network = network };
        Assert.Equal(ExitCode.BadInput, await line.RunAsync(words));
        Assert.Empty(network.Asked);
    }

    [Fact]
    public async Task A_token_never_travels_in_the_clear_to_another_machine()
    {
        string? sent = null;
        using var line = new CommandLine
        {
            Network = new Replies(request =>
        {
            sent = request.Headers.Authorization?.ToString();
            return Replies.Json("""{"items":[]}""");
        })
        };
        line.Environment["LINKAGE_TOKEN"] = Token;
        Assert.Equal(ExitCode.BadInput, await line.RunAsync("login", "--server", "http://linkage.example"));
        await line.RunAsync("projects", "list", "--server", "http://linkage.example");
        Assert.Null(sent);
        await line.RunAsync("projects", "list", "--server", "https://linkage.example");
        Assert.NotNull(sent);
    }

    [Fact]
    public async Task The_development_identity_gives_a_token_by_name()
    {
        var network = new Replies(request => request.Method == HttpMethod.Post
            ? Replies.Json($$"""{"access_token":"{{Token}}","token_type":"Bearer","expires_in":3600}""")
            : Replies.Json("""{"items":[]}"""));
        using var line = new CommandLine { Network = network };
        Assert.Equal(ExitCode.Done, await line.RunAsync("login", "--as", "anna"));
        Assert.Equal(["POST /development/token", "GET /v1/organisations"], network.Asked);
        Assert.Equal("""{"as":"anna"}""", network.Bodies[0]);
    }
}
