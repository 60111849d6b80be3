using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Canonical;

namespace Linkage.Api.Tests.Agreements;

public sealed class DraftTests(RunningService service)
{
    [Fact]
    public async Task A_draft_is_changed_only_by_who_names_the_version_that_they_read()
    {
        var project = await SampleAgreement.ProjectAsync(service);
        var path = $"/v1/projects/{project}/agreement";
        using var ava = await service.AsAsync("ava");
        using var first = await ava.SendJsonAsync(HttpMethod.Put, path, SampleAgreement.Document());
        var seen = first.Headers.ETag!.ToString();
        using var blind = await ava.SendJsonAsync(HttpMethod.Put, path, SampleAgreement.Document());
        Assert.Equal("version-missing", (await blind.JsonAsync(HttpStatusCode.PreconditionRequired)).Code());
        using var second = await ava.SendJsonAsync(HttpMethod.Put, path, SampleAgreement.Document(approvals: 2), seen);
        await second.JsonAsync(HttpStatusCode.OK);
        using var late = await ava.SendJsonAsync(HttpMethod.Put, path, SampleAgreement.Document(approvals: 3), seen);
        Assert.Equal("stale", (await late.JsonAsync(HttpStatusCode.PreconditionFailed)).Code());
    }

    [Fact]
    public async Task Of_two_who_change_it_at_once_one_is_told()
    {
        var project = await SampleAgreement.ProjectAsync(service);
        var path = $"/v1/projects/{project}/agreement";
        using var ava = await service.AsAsync("ava");
        using var first = await ava.SendJsonAsync(HttpMethod.Put, path, SampleAgreement.Document());
        var seen = first.Headers.ETag!.ToString();
        var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(approvals =>
            ava.SendJsonAsync(HttpMethod.Put, path, SampleAgreement.Document(approvals), seen)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_document_is_named_at_once()
    {
        var project = await SampleAgreement.ProjectAsync(service);
        var document = SampleAgreement.Document();
        document["organisations"] = new JsonArray("org-b", "nobody-knows-them");
        document["retentionUntil"] = "2020-01-01";
        document["purpose"] = " ";
        using var ava = await service.AsAsync("ava");
        using var put = await ava.SendJsonAsync(HttpMethod.Put, $"/v1/projects/{project}/agreement", document);
        var pointers = (await put.JsonAsync(HttpStatusCode.BadRequest)).Pointers();
        Assert.Superset(
            new HashSet<string> { "/purpose", "/retentionUntil", "/organisations", "/organisations/1", "/datasets/0/organisation" },
            pointers.ToHashSet());
    }
}
