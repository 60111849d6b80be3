using System.Net;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>The same thing done twice, or by two at once, happens once; the worker is the real one.</summary>
public sealed class TwiceTests(RunningService service)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Two_approvals_at_once_make_one_release(int approvals)
    {
        var linked = await LinkedProject.DeliverAsync(service, approvals);
        var job = await linked.AwaitingReviewAsync();
        var answers = await Task.WhenAll(linked.ApproveAsync("arthur", job), linked.ApproveAsync("bella", job));
        Assert.Equal(approvals, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
        Assert.Equal("released", (await linked.SettledAsync(job.Text("id"))).Text("state"));
        Assert.Single(await linked.ReleasesAsync());
    }

    [Fact]
    public async Task The_same_key_twice_is_one_job()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(linked.SubmitAsync(key), linked.SubmitAsync(key));
        Assert.Equal(answers[0].Text("id"), answers[1].Text("id"));
        using var ava = await service.AsAsync("ava");
        Assert.Single((await ava.GetJsonAsync($"/v1/projects/{linked.Id}/jobs")).Items());
        var other = await ava.PostJsonAsync(
            $"/v1/projects/{linked.Id}/jobs", new { question = "both", dryRun = true }, HttpStatusCode.Conflict, key);
        Assert.Equal("idempotency-key-reused", other.Code());
    }

    [Fact]
    public async Task The_same_key_twice_is_one_verdict()
    {
        var linked = await LinkedProject.DeliverAsync(service, approvals: 2);
        var (job, key) = (await linked.AwaitingReviewAsync(), Guid.NewGuid().ToString());
        using var first = await linked.ApproveAsync("arthur", job, key);
        using var second = await linked.ApproveAsync("arthur", job, key);
        var answers = (await first.JsonAsync(HttpStatusCode.Created), await second.JsonAsync(HttpStatusCode.Created));
        Assert.Equal(answers.Item1.ToJsonString(), answers.Item2.ToJsonString());
        Assert.Equal("awaitingReview", (await linked.WatchAsync(job.Text("id"), _ => true)).Text("state"));
    }

    [Fact]
    public async Task The_same_question_asked_again_releases_the_same_bytes()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        var jobs = new[] { await linked.AwaitingReviewAsync(), await linked.AwaitingReviewAsync() };
        using var arthur = await service.AsAsync("arthur");
        var results = new List<string>();
        foreach (var job in jobs) results.Add((await arthur.GetJsonAsync($"/v1/jobs/{job.Text("id")}/result")).ToJsonString());
        Assert.Equal(results[0], results[1]);
        Assert.Equal(jobs[0].Text("resultHash"), jobs[1].Text("resultHash"));
    }
}
