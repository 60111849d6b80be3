using Linkage.Api.Identity;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Reviews;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Reviews;
using Linkage.Storage.Work;

namespace Linkage.Api.Reviews;

/// <summary>The last approval that is needed queues the release, in its own transaction.</summary>
internal static class GiveVerdict
{
    public static void Map(RouteGroupBuilder job) =>
        job.MapPost("/reviews", RunAsync)
            .NeedsRole(Role.PrivacyOfficer)
            .Describe(
                "giveVerdict", "Give a verdict",
                "Approve, return or reject, by a privacy officer who did not submit the job, naming the hash of what was read. Once per person and attempt.")
            .Creates<ReviewAnswer>();

    private static Task<IResult> RunAsync(
        HttpContext http, Caller caller, Mine<Job> mine, Body<ReviewRequest> body, Creation creation, WorkQueue queue, TimeProvider clock,
        CancellationToken cancel) =>
        creation.RunAsync(http, body.Bytes, async session =>
        {
            if (ReasonRequest.Check(body.Value.Reason, "/reason") is { } refusal) return refusal;
            return await JudgeAsync(session, mine.Value.Id, caller, body.Value, queue, clock.GetUtcNow(), cancel);
        });

    private static async Task<Outcome<Made>> JudgeAsync(
        Session session, JobId id, Caller caller, ReviewRequest request, WorkQueue queue, DateTimeOffset now, CancellationToken cancel)
    {
        await ReviewStore.LockAsync(session, id, cancel);
        var job = (await JobStore.FindAsync(session, id, cancel))!;
        var (@case, _) = await ReviewCases.OfAsync(session, job, cancel);
        var judged = ReviewRules.Judge(@case, caller.Actor.Subject, request.Verdict, request.ResultHash);
        if (judged.IsRefused) return judged.Refusal;
        var mover = new Mover(caller.Actor, now, job.ProjectId, $$"""{"resultHash":"{{@case.ResultHash}}"}""");
        var review = New(job, caller, request, now);
        await ReviewStore.AddAsync(session, review, mover, cancel);
        if (judged.Value != JobState.AwaitingReview
            && !await JobStore.MoveAsync(session, id, JobState.AwaitingReview, judged.Value, mover, cancel))
            return new Refusal(RefusalKind.Conflict, "not-awaiting-review", "This job does not wait for a verdict any more.");
        if (judged.Value == JobState.Approved) await queue.EnqueueAsync(session, WorkKind.Release, id.Value, cancel);
        return Made.Created($"/v1/jobs/{id}/reviews", ReviewAnswer.Of(review));
    }

    private static Review New(Job job, Caller caller, ReviewRequest request, DateTimeOffset now) => new()
    {
        Id = Identifier.New<ReviewId>(),
        JobId = job.Id,
        Attempt = job.Attempt,
        Reviewer = caller.Actor.Subject,
        OrganisationId = caller.Organisation,
        Verdict = request.Verdict,
        Reason = request.Reason.Trim(),
        ResultHash = request.ResultHash,
        CreatedAt = now,
    };
}
