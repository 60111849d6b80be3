using System.Net;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Projects;

public sealed class IdempotencyTests(RunningService service)
{
    [Fact]
    public async Task The_same_key_and_request_get_the_same_answer_and_another_request_is_refused()
    {
        using var noor = await service.AsAsync("noor");
        var first = await noor.PostJsonAsync("/v1/projects", new { name = "keyed", title = "Keyed" }, key: "k-1");
        var again = await noor.PostJsonAsync("/v1/projects", new { name = "keyed", title = "Keyed" }, key: "k-1");
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        var other = await noor.PostJsonAsync("/v1/projects", new { name = "other", title = "Other" }, HttpStatusCode.Conflict, "k-1");
        Assert.Equal("idempotency-key-reused", other.Code());
    }

    [Fact]
    public async Task The_same_key_many_times_at_once_creates_one()
    {
        using var noor = await service.AsAsync("noor");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            noor.PostJsonAsync("/v1/projects", new { name = "at-once", title = "At once" }, key: "k-at-once")));
        Assert.Single(answers.Select(answer => answer.Text("id")).Distinct());
    }

    [Fact]
    public async Task Keys_of_different_people_never_meet()
    {
        using var joost = await service.AsAsync("joost");
        using var fatima = await service.AsAsync("fatima");
        var first = await joost.PostJsonAsync("/v1/projects", new { name = "of-joost", title = "x" }, key: "shared");
        var second = await fatima.PostJsonAsync("/v1/projects", new { name = "of-fatima", title = "x" }, key: "shared");
        Assert.NotEqual(first.Text("id"), second.Text("id"));
    }

    [Fact]
    public async Task A_refused_request_leaves_its_key_free()
    {
        using var noor = await service.AsAsync("noor");
        await noor.PostJsonAsync("/v1/projects", new { name = "", title = "x" }, HttpStatusCode.BadRequest, "k-free");
        await noor.PostJsonAsync("/v1/projects", new { name = "now-right", title = "x" }, key: "k-free");
    }
}
