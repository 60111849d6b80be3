using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Canonical;

namespace Linkage.Api.Tests.Agreements;

public sealed class AgreementTests(RunningService service)
{
    [Fact]
    public async Task Once_every_organisation_accepted_the_project_is_active()
    {
        var project = await SampleAgreement.InForceAsync(service);
        using var ben = await service.AsAsync("ben");
        var read = await ben.GetJsonAsync($"/v1/projects/{project}");
        Assert.Equal("active", read.Text("state"));
        Assert.Equal(1, read["versionInForce"]!.GetValue<int>());
        Assert.Equal(
            ["people-a", "people-b"],
            (await ben.GetJsonAsync($"/v1/projects/{project}/datasets")).Items().Select(item => item.Text("name")));
        Assert.Equal("both", Assert.Single((await ben.GetJsonAsync($"/v1/projects/{project}/questions")).Items()).Text("name"));
    }

    [Fact]
    public async Task Before_the_last_acceptance_nothing_is_in_force()
    {
        var (project, hash) = await ProposedAsync();
        using var arthur = await service.AsAsync("arthur");
        await arthur.PostJsonAsync($"/v1/projects/{project}/agreements/1/acceptances", new { documentHash = hash });
        Assert.Equal(
            "agreement-not-in-force", (await arthur.GetJsonAsync($"/v1/projects/{project}/datasets", HttpStatusCode.Conflict)).Code());
    }

    [Fact]
    public async Task The_hash_is_that_of_the_canonical_document()
    {
        var (project, hash) = await ProposedAsync();
        using var bella = await service.AsAsync("bella");
        var version = await bella.GetJsonAsync($"/v1/projects/{project}/agreements/1");
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(version["document"]))));
    }

    [Fact]
    public async Task Another_hash_is_not_accepted()
    {
        var (project, _) = await ProposedAsync();
        using var bella = await service.AsAsync("bella");
        var body = new { documentHash = new string('0', 64) };
        Assert.Equal(
            "document-hash",
            (await bella.PostJsonAsync($"/v1/projects/{project}/agreements/1/acceptances", body, HttpStatusCode.Conflict)).Code());
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_owner_only()
    {
        var project = await SampleAgreement.InForceAsync(service);
        using var ava = await service.AsAsync("ava");
        using var put = await ava.SendJsonAsync(
            HttpMethod.Put, $"/v1/projects/{project}/agreement", SampleAgreement.Document(approvals: 2));
        Assert.Equal(2, (await put.JsonAsync(HttpStatusCode.OK))["version"]!.GetValue<int>());
        using var bella = await service.AsAsync("bella");
        await bella.GetJsonAsync($"/v1/projects/{project}/agreements/2", HttpStatusCode.NotFound);
        Assert.Single((await bella.GetJsonAsync($"/v1/projects/{project}/agreements")).Items());
    }

    [Fact]
    public async Task A_new_version_needs_new_acceptances_and_the_old_one_holds_until_then()
    {
        var project = await SampleAgreement.InForceAsync(service);
        var hash = await ProposeAsync(project, 2, SampleAgreement.Document(approvals: 2));
        using var arthur = await service.AsAsync("arthur");
        using var bella = await service.AsAsync("bella");
        await arthur.PostJsonAsync($"/v1/projects/{project}/agreements/2/acceptances", new { documentHash = hash });
        Assert.Equal(1, (await arthur.GetJsonAsync($"/v1/projects/{project}"))["versionInForce"]!.GetValue<int>());
        await bella.PostJsonAsync($"/v1/projects/{project}/agreements/2/acceptances", new { documentHash = hash });
        Assert.Equal(2, (await arthur.GetJsonAsync($"/v1/projects/{project}"))["versionInForce"]!.GetValue<int>());
        var states = (await arthur.GetJsonAsync($"/v1/projects/{project}/agreements")).Items().Select(item => item.Text("state"));
        Assert.Equal(["inForce", "superseded"], states);
    }

    [Fact]
    public async Task Whoever_revises_takes_the_proposal_back()
    {
        var (project, hash) = await ProposedAsync();
        using var ava = await service.AsAsync("ava");
        using var put = await ava.SendJsonAsync(HttpMethod.Put, $"/v1/projects/{project}/agreement", SampleAgreement.Document());
        await put.JsonAsync(HttpStatusCode.OK);
        Assert.Equal("draft", (await ava.GetJsonAsync($"/v1/projects/{project}")).Text("state"));
        using var bella = await service.AsAsync("bella");
        var late = await bella.PostJsonAsync(
            $"/v1/projects/{project}/agreements/1/acceptances", new { documentHash = hash }, HttpStatusCode.Conflict);
        Assert.Equal("agreement-not-proposed", late.Code());
    }

    private async Task<(string Project, string Hash)> ProposedAsync()
    {
        var project = await SampleAgreement.ProjectAsync(service);
        return (project, await ProposeAsync(project, 1, SampleAgreement.Document()));
    }

    private async Task<string> ProposeAsync(string project, int version, JsonObject document)
    {
        using var ava = await service.AsAsync("ava");
        using var put = await ava.SendJsonAsync(HttpMethod.Put, $"/v1/projects/{project}/agreement", document);
        var hash = (await put.JsonAsync(HttpStatusCode.OK)).Text("hash");
        await ava.PostJsonAsync($"/v1/projects/{project}/agreements/{version}/proposal", "{}", HttpStatusCode.OK);
        return hash;
    }
}
