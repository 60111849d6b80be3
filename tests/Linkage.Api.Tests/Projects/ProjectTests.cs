using System.Net;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Projects;

public sealed class ProjectTests(RunningService service)
{
    [Fact]
    public async Task A_new_project_is_a_draft_of_the_creators_organisation_alone()
    {
        var id = await SampleAgreement.ProjectAsync(service);
        using var arthur = await service.AsAsync("arthur");
        var project = await arthur.GetJsonAsync($"/v1/projects/{id}");
        Assert.Equal("draft", project.Text("state"));
        Assert.Equal("org-a", project.Text("owner"));
        Assert.Equal(["org-a"], project["organisations"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Fact]
    public async Task A_second_one_of_the_same_name_is_refused()
    {
        using var noor = await service.AsAsync("noor");
        await noor.PostJsonAsync("/v1/projects", new { name = "twice", title = "Twice" });
        Assert.Equal(
            "project-exists",
            (await noor.PostJsonAsync("/v1/projects", new { name = "twice", title = "Twice" }, HttpStatusCode.Conflict)).Code());
    }

    [Fact]
    public async Task A_partner_creates_none()
    {
        using var marit = await service.AsAsync("marit");
        await marit.PostJsonAsync("/v1/projects", new { name = "mine", title = "Mine" }, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_together_hold_every_project_once()
    {
        using var saskia = await service.AsAsync("saskia");
        var made = new List<string>();
        for (var at = 0; at < 7; at++)
            made.Add((await saskia.PostJsonAsync("/v1/projects", new { name = $"page-{at}", title = "x" })).Text("id"));
        var seen = new List<string>();
        for (string? next = "/v1/projects?limit=3"; next is not null;)
        {
            using var answer = await saskia.GetAsync(next);
            seen.AddRange((await answer.JsonAsync(HttpStatusCode.OK)).Items().Select(item => item.Text("id")));
            next = answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }

        // Other tests make projects that saskia sees too.
        Assert.Equal(Enumerable.Reverse(made), seen.Where(made.Contains));
        Assert.Equal(seen.Distinct(), seen);
    }

    [Fact]
    public async Task Only_the_owners_privacy_officer_closes_it_and_only_once()
    {
        var project = await SampleAgreement.InForceAsync(service);
        using var bella = await service.AsAsync("bella");
        Assert.Equal("not-owner", (await bella.PostJsonAsync($"/v1/projects/{project}/closure", "{}", HttpStatusCode.Forbidden)).Code());
        using var arthur = await service.AsAsync("arthur");
        Assert.Equal("closed", (await arthur.PostJsonAsync($"/v1/projects/{project}/closure", "{}", HttpStatusCode.OK)).Text("state"));
        await arthur.PostJsonAsync($"/v1/projects/{project}/closure", "", HttpStatusCode.Conflict);
        using var ava = await service.AsAsync("ava");
        Assert.Equal(
            "project-closed",
            (await ava.PostJsonAsync($"/v1/projects/{project}/jobs", new { question = "both" }, HttpStatusCode.Conflict)).Code());
    }
}
