using System.Net;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Jobs;

namespace Linkage.Api.Tests.Reviews;

public sealed class ReviewTests(RunningService service)
{
    [Fact]
    public async Task The_approval_that_is_agreed_queues_the_release()
    {
        var job = await ReviewedJob.AddAsync(service, await SampleAgreement.InForceAsync(service));
        await JudgeAsync("arthur", job, "approve", HttpStatusCode.Created);
        using var ava = await service.AsAsync("ava");
        Assert.NotEqual("awaitingReview", (await ava.GetJsonAsync($"/v1/jobs/{job}")).Text("state"));
        Assert.Equal(1, await QueuedAsync(job));
    }

    [Fact]
    public async Task Two_approvals_at_once_release_once()
    {
        var job = await ReviewedJob.AddAsync(service, await SampleAgreement.InForceAsync(service, approvals: 2));
        var answers = await Task.WhenAll(SendAsync("arthur", job, "approve"), SendAsync("bella", job, "approve"));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(1, await QueuedAsync(job));
    }

    [Fact]
    public async Task One_person_many_times_at_once_is_one_verdict()
    {
        var job = await ReviewedJob.AddAsync(service, await SampleAgreement.InForceAsync(service, approvals: 2));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SendAsync("arthur", job, "approve")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(0, await QueuedAsync(job));
    }

    [Fact]
    public async Task Nobody_judges_their_own_job()
    {
        var job = await ReviewedJob.AddAsync(service, await SampleAgreement.InForceAsync(service), submitter: "arthur");
        Assert.Equal("own-job", (await JudgeAsync("arthur", job, "approve", HttpStatusCode.Forbidden)).Code());
    }

    [Fact]
    public async Task The_verdict_is_on_exactly_the_result_that_waits()
    {
        var job = await ReviewedJob.AddAsync(service, await SampleAgreement.InForceAsync(service));
        Assert.Equal("result-hash", (await JudgeAsync("arthur", job, "approve", HttpStatusCode.Conflict, new string('b', 64))).Code());
    }

    [Theory]
    [InlineData("return", "returned")]
    [InlineData("reject", "rejected")]
    public async Task One_who_does_not_approve_decides(string verdict, string state)
    {
        var job = await ReviewedJob.AddAsync(service, await SampleAgreement.InForceAsync(service, approvals: 2));
        await JudgeAsync("arthur", job, verdict, HttpStatusCode.Created);
        using var ava = await service.AsAsync("ava");
        Assert.Equal(state, (await ava.GetJsonAsync($"/v1/jobs/{job}")).Text("state"));
        Assert.Equal("not-awaiting-review", (await JudgeAsync("bella", job, "approve", HttpStatusCode.Conflict)).Code());
    }

    [Fact]
    public async Task Neither_reviewer_sees_the_others_verdict_before_giving_their_own()
    {
        var job = await ReviewedJob.AddAsync(service, await SampleAgreement.InForceAsync(service, approvals: 2));
        await JudgeAsync("arthur", job, "approve", HttpStatusCode.Created);
        Assert.Empty(await VerdictsAsync("bella", job));
        Assert.Empty(await VerdictsAsync("ava", job));
        Assert.Equal(["approve"], await VerdictsAsync("arthur", job));
        await JudgeAsync("bella", job, "approve", HttpStatusCode.Created);
        Assert.Equal(["approve", "approve"], await VerdictsAsync("bella", job));
        Assert.Equal(["approve", "approve"], await VerdictsAsync("ava", job));
    }

    [Theory]
    [InlineData(JobState.Running)]
    [InlineData(JobState.Refused)]
    [InlineData(JobState.Released)]
    [InlineData(JobState.Completed)]
    public async Task Only_what_awaits_review_is_judged(JobState state)
    {
        var job = await ReviewedJob.AddAsync(service, await SampleAgreement.InForceAsync(service), state);
        Assert.Equal("not-awaiting-review", (await JudgeAsync("arthur", job, "approve", HttpStatusCode.Conflict)).Code());
    }

    [Fact]
    public async Task An_analyst_gives_no_verdict_and_a_verdict_needs_a_reason()
    {
        var job = await ReviewedJob.AddAsync(service, await SampleAgreement.InForceAsync(service));
        await JudgeAsync("ava", job, "approve", HttpStatusCode.Forbidden);
        using var arthur = await service.AsAsync("arthur");
        var body = new { verdict = "maybe", reason = "", resultHash = ReviewedJob.Hash };
        Assert.Equal(["/verdict"], (await arthur.PostJsonAsync($"/v1/jobs/{job}/reviews", body, HttpStatusCode.BadRequest)).Pointers());
    }

    private async Task<HttpResponseMessage> SendAsync(string person, string job, string verdict, string? hash = null)
    {
        using var client = await service.AsAsync(person);
        var body = new { verdict, reason = "Because.", resultHash = hash ?? ReviewedJob.Hash };
        return await client.SendJsonAsync(HttpMethod.Post, $"/v1/jobs/{job}/reviews", body);
    }

    private async Task<System.Text.Json.Nodes.JsonNode> JudgeAsync(
        string person, string job, string verdict, HttpStatusCode expected, string? hash = null)
    {
        using var answer = await SendAsync(person, job, verdict, hash);
        return await answer.JsonAsync(expected);
    }

    private async Task<IEnumerable<string>> VerdictsAsync(string person, string job)
    {
        using var client = await service.AsAsync(person);
        return (await client.GetJsonAsync($"/v1/jobs/{job}/reviews")).Items().Select(item => item.Text("verdict"));
    }

    private async Task<long> QueuedAsync(string job)
    {
        await using var session = await service.Control.ReadAsync(CancellationToken.None);
        return await session.ScalarAsync<long>(
            "SELECT COUNT(*) FROM work_items WHERE kind = 'Release' AND argument = @job", new { job }, CancellationToken.None);
    }
}
