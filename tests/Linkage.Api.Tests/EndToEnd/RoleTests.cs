using System.Net;
using System.Text;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>Who may do what, for every request that changes something or shows more than everybody may see.</summary>
public sealed class RoleTests(RunningService service)
{
    private static readonly string[] Everybody = ["anna", "ava", "arthur", "dirk", "olga"];

    /// <summary>Of organisation A: anna partner, ava analyst, arthur privacy officer; else: dirk auditor, olga operator.</summary>
    public static TheoryData<string, string, string[]> Requests => new()
    {
        { "POST", "/v1/organisations", ["olga"] },
        { "POST", "/v1/projects", ["ava", "arthur"] },
        { "PUT", "/v1/projects/{project}/agreement", ["ava", "arthur"] },
        { "POST", "/v1/projects/{project}/agreements/1/proposal", ["ava", "arthur"] },
        { "POST", "/v1/projects/{project}/agreements/1/acceptances", ["arthur"] },
        { "POST", "/v1/projects/{project}/closure", ["arthur"] },
        { "POST", "/v1/projects/{project}/jobs", ["ava"] },
        { "POST", "/v1/uploads", ["anna"] },
        { "POST", "/v1/deliveries/{delivery}/withdrawal", ["anna"] },
        { "DELETE", "/v1/uploads/{delivery}", ["anna"] },
        { "DELETE", "/v1/jobs/{job}", ["ava"] },
        { "POST", "/v1/jobs/{job}/retry", ["ava"] },
        { "GET", "/v1/jobs/{job}/result", ["arthur"] },
        { "GET", "/v1/jobs/{job}/report", ["arthur"] },
        { "POST", "/v1/jobs/{job}/reviews", ["arthur"] },
        { "GET", "/v1/jobs/{job}/comments", ["arthur", "ava"] },
        { "POST", "/v1/jobs/{job}/comments", ["arthur", "ava"] },
        { "POST", "/v1/releases/{release}/recall", ["arthur"] },
        { "GET", "/v1/audit-events", ["dirk"] },
        { "GET", "/v1/audit-verification", ["dirk"] },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Only_who_has_the_role(string method, string path, string[] may)
    {
        var address = await FillAsync(path);
        foreach (var person in Everybody)
        {
            using var client = await service.AsAsync(person);
            var status = await AskAsync(client, method, address);
            var turnedAway = status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
            Assert.True(turnedAway != may.Contains(person), $"{person}: {method} {path} gives {(int)status}");
        }

        using var stranger = service.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(stranger, method, address));
    }

    /// <summary>The address with a project, delivery, job and release of organisations A and B in it.</summary>
    private async Task<string> FillAsync(string path)
    {
        var project = await SampleAgreement.InForceAsync(service);
        using var anna = await service.AsAsync("anna");
        var job = await ReviewedJob.AddAsync(service, project);
        var release = await Released.AddAsync(service, project, job);
        var delivery = (await anna.AnnounceAsync(project, 100)).Split('/')[^1];
        var address = new StringBuilder(path).Replace("{project}", project).Replace("{job}", job);
        return address.Replace("{release}", release).Replace("{delivery}", delivery).ToString();
    }

    // What no request takes is refused after the role was looked at, so that nothing changes while everybody is tried. Who may comment is
    // not a matter of roles alone, and comes after the body.
    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        var body = address.EndsWith("/comments", StringComparison.Ordinal) ? """{"text":"A remark."}""" : """{"nothing":1}""";
        if (method is "POST" or "PUT") request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
