using System.Net;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Storage.Jobs;
using Linkage.Storage.Lifecycles;

namespace Linkage.Api.Tests.Jobs;

public sealed class JobCourseTests(RunningService service)
{
    [Fact]
    public async Task What_awaits_review_can_be_cancelled_once()
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        var job = await ReviewedJob.AddAsync(service, project);
        using var first = await ava.DeleteAsync($"/v1/jobs/{job}");
        Assert.Equal("cancelled", (await first.JsonAsync(HttpStatusCode.Accepted)).Text("state"));
        using var second = await ava.DeleteAsync($"/v1/jobs/{job}");
        Assert.Equal("job-state", (await second.JsonAsync(HttpStatusCode.Conflict)).Code());
    }

    [Fact]
    public async Task What_runs_is_asked_to_stop()
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        var job = await ReviewedJob.AddAsync(service, project, JobState.Running);
        using var answer = await ava.DeleteAsync($"/v1/jobs/{job}");
        var read = await answer.JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal("running", read.Text("state"));
        Assert.True(read["cancelRequested"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_failed_job_is_tried_again_as_a_new_attempt()
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        var job = await ReviewedJob.AddAsync(service, project, JobState.Failed);
        var again = await ava.PostJsonAsync($"/v1/jobs/{job}/retry", "{}", HttpStatusCode.Accepted, "retry " + job);
        Assert.Equal(2, again["attempt"]!.GetValue<int>());
        Assert.Equal("submitted", again.Text("state"));
        var repeated = await ava.PostJsonAsync($"/v1/jobs/{job}/retry", "{}", HttpStatusCode.Accepted, "retry " + job);
        Assert.Equal(again.ToJsonString(), repeated.ToJsonString());
    }

    [Fact]
    public async Task A_released_job_is_not_tried_again()
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        var job = await ReviewedJob.AddAsync(service, project, JobState.Released);
        await ava.PostJsonAsync($"/v1/jobs/{job}/retry", "{}", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Who_watches_sees_each_change_until_it_moves_no_more_by_itself()
    {
        var (project, ava) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("ava"));
        var job = await ReviewedJob.AddAsync(service, project, JobState.Running);
        using var answer = await ava.GetAsync($"/v1/jobs/{job}/events", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("running", (await NextAsync(events))!.Text("state"));
        await service.Control.WriteAsync(
            session => JobStore.ProgressAsync(session, new JobId(job), JobStage.Linking, 420, CancellationToken.None), CancellationToken.None);
        var second = await NextAsync(events);
        Assert.Equal("linking 42", $"{second?["stage"]} {second?["progress"]}");
        var mover = new Mover(Actor.Worker, TimeProvider.System.GetUtcNow(), new ProjectId(project));
        await service.Control.WriteAsync(
            session =>
                JobStore.MoveAsync(session, new JobId(job), JobState.Running, JobState.AwaitingReview, mover, CancellationToken.None),
            CancellationToken.None);
        Assert.Equal("awaitingReview", (await NextAsync(events))!.Text("state"));
        Assert.Null(await NextAsync(events));
    }

    private static async Task<JsonNode?> NextAsync(StreamReader events)
    {
        while (await events.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return JsonNode.Parse(line[6..]);
        }

        return null;
    }
}
