using System.Net;
using Linkage.Api.Hosting;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Identity;

public sealed class DevelopmentTests(RunningService service)
{
    [Fact]
    public async Task The_people_are_listed_with_organisation_and_roles()
    {
        using var stranger = service.Stranger();
        var people = (await stranger.GetJsonAsync("/development/token")).Items();
        Assert.Contains(people, person => person.Text("name") == "noor" && person.Text("organisation") == "lindewaard");
        Assert.Equal(
            2,
            people.Count(person => person.Text("organisation") == "lindewaard" && person["roles"]![0]!.GetValue<string>() == "privacy-officer"));
    }

    [Fact]
    public async Task Somebody_unknown_gets_no_token()
    {
        using var stranger = service.Stranger();
        var problem = await stranger.PostJsonAsync("/development/token", new { @as = "nobody" }, HttpStatusCode.BadRequest);
        Assert.Equal("unknown-person", problem.Code());
    }

    [Fact]
    public async Task The_page_gives_a_token_without_any_script()
    {
        using var stranger = service.Stranger();
        var page = await stranger.GetStringAsync("/development");
        Assert.Contains("lang=\"nl\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        using var form = new FormUrlEncodedContent([new("as", "noor")]);
        using var answer = await stranger.PostAsync("/development", form);
        Assert.Contains("eyJ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_elsewhere_whose_name_resolves_to_this_machine_gets_nothing()
    {
        using var stranger = service.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/development/token") { Headers = { Host = "rebound.example" } };
        using var answer = await stranger.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://+:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.1:0")]
    [InlineData("http://localhost:0;http://linkage.example:0")]
    public void Beyond_this_machine_the_service_does_not_start_with_it(string urls)
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<StartRefusedException>(() => LinkageHost.Build(["--data", folder.Path, "--urls", urls]));
        Assert.Contains("--urls", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_production_it_is_not_there()
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<StartRefusedException>(() => LinkageHost.Build(["--data", folder.Path, "--mode", "production"]));
        Assert.Contains("Linkage:Identity:Issuers", refused.Message, StringComparison.Ordinal);
    }
}
