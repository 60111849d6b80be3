using System.Net;
using System.Text;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Problems;

public sealed class ProblemTests(RunningService service)
{
    [Theory]
    [InlineData("{\"name\":")]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("{\"name\":\"a\"} {}")]
    public async Task Malformed_json_is_one_clear_fault(string body)
    {
        using var noor = await service.AsAsync("noor");
        Assert.Equal("malformed-json", (await noor.PostJsonAsync("/v1/projects", body, HttpStatusCode.BadRequest)).Code());
    }

    [Fact]
    public async Task All_faults_of_a_body_are_named_with_their_pointers_and_without_their_values()
    {
        using var noor = await service.AsAsync("noor");
        var problem = await noor.PostJsonAsync("/v1/projects", """{"name":12,"colour":"secret-value"}""", HttpStatusCode.BadRequest);
        Assert.Equal(["/name", "/colour", "/title"], problem.Pointers());
        Assert.DoesNotContain("secret-value", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_no_slug_and_a_missing_title_are_both_named()
    {
        using var noor = await service.AsAsync("noor");
        var problem = await noor.PostJsonAsync("/v1/projects", new { name = "Not a slug", title = " " }, HttpStatusCode.BadRequest);
        Assert.Equal(["/name", "/title"], problem.Pointers());
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/v1/nowhere", 404)]
    [InlineData("GET", "/v1/projects/", 404)]
    [InlineData("PUT", "/v1/projects", 405)]
    public async Task What_the_framework_refuses_is_a_problem_document_too(string method, string path, int status)
    {
        using var noor = await service.AsAsync("noor");
        using var answer = await noor.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        var problem = await answer.JsonAsync((HttpStatusCode)status);
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        Assert.StartsWith("https://linkage.example/problems/", problem.Text("type"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        using var noor = await service.AsAsync("noor");
        using var content = new StringContent("<name/>", Encoding.UTF8, "application/xml");
        using var answer = await noor.PostAsync("/v1/projects", content);
        Assert.Equal("media-type", (await answer.JsonAsync(HttpStatusCode.UnsupportedMediaType)).Code());
    }

    [Fact]
    public async Task A_body_larger_than_the_limit_is_refused()
    {
        await using var small = new RunningService(["--Linkage:Limits:LargestDocument=2048"]);
        await small.InitializeAsync();
        using var noor = await small.AsAsync("noor");
        var problem = await noor.PostJsonAsync(
            "/v1/projects", new { name = "a", title = new string('x', 4000) }, HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal("too-large", problem.Code());
    }

    [Fact]
    public async Task Past_the_limit_of_requests_comes_429_with_the_time_to_wait()
    {
        await using var slow = new RunningService(["--Linkage:Limits:RequestsPerMinute=5"]);
        await slow.InitializeAsync();
        using var stranger = slow.Stranger();
        for (var at = 0; at < 5; at++) (await stranger.GetAsync("/v1/keys")).EnsureSuccessStatusCode();
        using var answer = await stranger.GetAsync("/v1/keys");
        Assert.Equal("too-many-requests", (await answer.JsonAsync(HttpStatusCode.TooManyRequests)).Code());
        Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("?limit=0", "/limit")]
    [InlineData("?limit=501", "/limit")]
    [InlineData("?limit=many", "/limit")]
    public async Task A_query_that_breaks_a_rule_is_refused_with_its_place(string query, string pointer)
    {
        using var noor = await service.AsAsync("noor");
        Assert.Equal([pointer], (await noor.GetJsonAsync("/v1/projects" + query, HttpStatusCode.BadRequest)).Pointers());
    }

    [Theory]
    [InlineData("/v1/projects")]
    [InlineData("/v1/keys")]
    [InlineData("/nowhere")]
    [InlineData("/health/live")]
    [InlineData("/v1/openapi.json")]
    public async Task Every_answer_carries_the_headers_of_safety(string path)
    {
        using var stranger = service.Stranger();
        using var answer = await stranger.GetAsync(path);
        Assert.Equal("1.0.0", answer.Header("API-Version"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", answer.Header("X-Frame-Options"));
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.NotEmpty(answer.Header("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("live")]
    [InlineData("ready")]
    public async Task The_service_says_that_it_is_well(string probe)
    {
        using var stranger = service.Stranger();
        Assert.Equal(probe, (await stranger.GetJsonAsync($"/health/{probe}")).Text("status"));
    }
}
