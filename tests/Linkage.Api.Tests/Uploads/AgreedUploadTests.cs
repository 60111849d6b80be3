using System.Net;
using System.Net.Http.Headers;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Uploads;

public sealed class AgreedUploadTests(RunningService service)
{
    [Theory]
    [InlineData("dataset", "unknown", "/datasets")]
    [InlineData("dataset", "people-b", "/datasets/1/organisation")]
    [InlineData("period", "2023KW01", "/datasets/0/period")]
    public async Task Outside_the_agreement_the_clause_is_named(string key, string value, string clause)
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var metadata = Running.Tus.People(project).Select(pair => pair.Key == key ? (key, value) : pair).ToArray();
        using var answer = await anna.CreateAsync(1, Running.Tus.Metadata(metadata));
        var problem = await answer.JsonAsync(HttpStatusCode.Forbidden);
        Assert.Equal("not-agreed", problem.Code());
        Assert.Equal([clause], problem.Pointers());
    }

    [Fact]
    public async Task A_type_that_no_delivery_has_is_refused()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        using var answer = await anna.CreateAsync(
            1, Running.Tus.Metadata([.. Running.Tus.People(project), ("filetype", "application/zip")]));
        Assert.Equal("file-type", (await answer.JsonAsync(HttpStatusCode.UnsupportedMediaType)).Code());
    }

    [Fact]
    public async Task Before_an_agreement_is_in_force_nothing_is_uploaded()
    {
        var (project, anna) = (await SampleAgreement.ProjectAsync(service), await service.AsAsync("anna"));
        using var answer = await anna.CreateAsync(1, Running.Tus.Metadata(Running.Tus.People(project)));
        Assert.Equal("agreement-not-in-force", (await answer.JsonAsync(HttpStatusCode.Conflict)).Code());
    }

    [Fact]
    public async Task The_same_announcement_under_one_key_is_one_delivery()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var locations = new HashSet<string>();
        for (var at = 0; at < 3; at++)
        {
            using var request = Running.Tus.Request("POST", "/v1/uploads");
            request.Headers.Add("Upload-Length", "100");
            request.Headers.Add("Upload-Metadata", Running.Tus.Metadata(Running.Tus.People(project)));
            request.Headers.Add("Idempotency-Key", $"announce {project}");
            using var answer = await anna.SendAsync(request);
            await answer.JsonAsync(HttpStatusCode.Created);
            locations.Add(answer.Headers.Location!.ToString());
        }

        Assert.Single(locations);
    }
}
