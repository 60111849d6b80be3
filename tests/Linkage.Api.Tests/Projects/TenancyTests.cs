using System.Net;
using System.Text;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Projects;

/// <summary>Somebody of an organisation that does not belong, in every role there is, sees of a project what they see of nothing.</summary>
public sealed class TenancyTests(RunningService service)
{
    private static readonly (string Method, string Path)[] Addresses =
    [
        ("GET", ""), ("GET", "/agreements"), ("GET", "/agreements/1"), ("GET", "/datasets"), ("GET", "/questions"), ("GET", "/deliveries"),
        ("GET", "/jobs"), ("GET", "/releases"), ("PUT", "/agreement"), ("POST", "/agreements/1/proposal"),
        ("POST", "/agreements/1/acceptances"),
        ("POST", "/closure"), ("POST", "/jobs"),
    ];

    [Fact]
    public async Task Anothers_project_looks_as_one_that_is_not_there()
    {
        var theirs = await SampleAgreement.InForceAsync(service);
        foreach (var person in new[] { "noor", "joost" })
        {
            using var client = await service.AsAsync(person);
            foreach (var (method, path) in Addresses)
                await SameAsync(client, method, $"/v1/projects/{theirs}{path}", $"/v1/projects/prj-{new string('0', 20)}{path}");
        }
    }

    [Fact]
    public async Task Anothers_delivery_job_and_release_look_as_ones_that_are_not_there()
    {
        var theirs = await SampleAgreement.InForceAsync(service);
        using var anna = await service.AsAsync("anna");
        var delivery = (await anna.AnnounceAsync(theirs, 100)).Split('/')[^1];
        var job = await ReviewedJob.AddAsync(service, theirs);
        var release = await Released.AddAsync(service, theirs, job);
        using var joost = await service.AsAsync("joost");
        using var marit = await service.AsAsync("marit");
        await SameAsync(joost, "GET", $"/v1/deliveries/{delivery}", $"/v1/deliveries/dlv-{new string('0', 20)}");
        await SameAsync(marit, "POST", $"/v1/deliveries/{delivery}/withdrawal", $"/v1/deliveries/dlv-{new string('0', 20)}/withdrawal");
        await SameAsync(marit, "DELETE", $"/v1/uploads/{delivery}", $"/v1/uploads/dlv-{new string('0', 20)}");
        foreach (var path in new[] { "", "/events", "/result", "/report", "/comments", "/reviews" })
            await SameAsync(joost, "GET", $"/v1/jobs/{job}{path}", $"/v1/jobs/job-{new string('0', 20)}{path}");
        foreach (var path in new[] { "", "/manifest", "/files/result.json" })
            await SameAsync(joost, "GET", $"/v1/releases/{release}{path}", $"/v1/releases/rel-{new string('0', 20)}{path}");
    }

    [Theory]
    [InlineData("prj-1")]
    [InlineData("dlv-00000000000000000000")]
    [InlineData("..")]
    [InlineData("prj-0000000000000000000O")]
    public async Task What_is_no_identifier_is_not_there_either(string id)
    {
        using var noor = await service.AsAsync("noor");
        await noor.GetJsonAsync($"/v1/projects/{Uri.EscapeDataString(id)}/jobs", HttpStatusCode.NotFound);
    }

    private static async Task SameAsync(HttpClient client, string method, string theirs, string nothing)
    {
        var (first, second) = (await AskAsync(client, method, theirs), await AskAsync(client, method, nothing));
        Assert.True(first.Status == second.Status, $"{method} {theirs}: {first.Status}, and {second.Status} for nothing");
        Assert.Equal(second.Body, first.Body);
        Assert.True(first.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{method} {theirs}: {first.Status}");
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        if (method is "POST" or "PUT") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        var problem = await answer.JsonAsync(answer.StatusCode);
        problem.AsObject().Remove("traceId");
        return (answer.StatusCode, problem.ToJsonString());
    }
}
