using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Jobs;

namespace Linkage.Api.Tests.Releases;

public sealed class ReleaseTests(RunningService service)
{
    [Fact]
    public async Task A_release_is_listed_with_its_files()
    {
        var (project, release) = await ReleasedAsync();
        using var ben = await service.AsAsync("ben");
        Assert.Equal(release, Assert.Single((await ben.GetJsonAsync($"/v1/projects/{project}/releases")).Items()).Text("id"));
        var file = Assert.Single((await ben.GetJsonAsync($"/v1/releases/{release}"))["files"]!.AsArray())!;
        Assert.Equal($"/v1/releases/{release}/files/by-state.csv", file.Text("href"));
        Assert.Equal(Released.Content, await ben.GetByteArrayAsync(file.Text("href")));
    }

    [Fact]
    public async Task A_download_says_what_it_is_a_download_of()
    {
        var (_, release) = await ReleasedAsync();
        using var ben = await service.AsAsync("ben");
        using var answer = await ben.GetAsync($"/v1/releases/{release}/files/by-state.csv");
        Assert.False(answer.Headers.ETag!.IsWeak);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(Released.Content))}:", answer.Header("Repr-Digest"));
        Assert.Equal("bytes", answer.Headers.AcceptRanges.Single());
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Ranges_of_a_file_put_together_are_the_file()
    {
        var (_, release) = await ReleasedAsync();
        using var ben = await service.AsAsync("ben");
        var parts = new List<byte>();
        foreach (var (from, to) in new (long, long?)[] { (0, 9), (10, 19), (20, null) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/releases/{release}/files/by-state.csv");
            request.Headers.Range = new RangeHeaderValue(from, to);
            using var answer = await ben.SendAsync(request);
            Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
            parts.AddRange(await answer.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(Released.Content, parts);
    }

    [Fact]
    public async Task A_range_past_the_end_is_refused_with_a_problem_document()
    {
        var (_, release) = await ReleasedAsync();
        using var ben = await service.AsAsync("ben");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/releases/{release}/files/by-state.csv");
        request.Headers.Range = new RangeHeaderValue(5000, 6000);
        using var answer = await ben.SendAsync(request);
        Assert.Equal("range", (await answer.JsonAsync(HttpStatusCode.RequestedRangeNotSatisfiable)).Code());
    }

    [Theory]
    [InlineData("other.csv")]
    [InlineData("..%2Fby-state.csv")]
    [InlineData("%2Fetc%2Fpasswd")]
    public async Task A_file_that_the_release_does_not_name_is_not_there(string name)
    {
        var (_, release) = await ReleasedAsync();
        using var ben = await service.AsAsync("ben");
        await ben.GetJsonAsync($"/v1/releases/{release}/files/{name}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Once_recalled_its_files_are_gone_and_it_stays_on_record()
    {
        var (project, release) = await ReleasedAsync();
        using var bella = await service.AsAsync("bella");
        var recalled = await bella.PostJsonAsync($"/v1/releases/{release}/recall", new { reason = "A wrong extract." }, HttpStatusCode.OK);
        Assert.Equal("recalled", recalled.Text("state"));
        Assert.Equal("recalled", (await bella.GetJsonAsync($"/v1/releases/{release}/files/by-state.csv", HttpStatusCode.Gone)).Code());
        await bella.PostJsonAsync($"/v1/releases/{release}/recall", new { reason = "Again." }, HttpStatusCode.Conflict);
        Assert.Equal(
            "A wrong extract.", Assert.Single((await bella.GetJsonAsync($"/v1/projects/{project}/releases")).Items()).Text("reason"));
    }

    [Fact]
    public async Task Every_download_is_an_audit_event()
    {
        var (_, release) = await ReleasedAsync();
        using var ben = await service.AsAsync("ben");
        await ben.GetByteArrayAsync($"/v1/releases/{release}/files/by-state.csv");
        await using var session = await service.Control.ReadAsync(CancellationToken.None);
        Assert.Equal("ben", await session.FindAsync<string>(
            "SELECT actor FROM audit_events WHERE object_id = @release AND action = 'download'", new { release }, CancellationToken.None));
    }

    private async Task<(string Project, string Release)> ReleasedAsync()
    {
        var project = await SampleAgreement.InForceAsync(service);
        return (project, await Released.AddAsync(service, project, await ReviewedJob.AddAsync(service, project, JobState.Released)));
    }
}
