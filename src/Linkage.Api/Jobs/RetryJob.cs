using Linkage.Api.Identity;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Work;

namespace Linkage.Api.Jobs;

internal static class RetryJob
{
    public static void Map(RouteGroupBuilder job) =>
        job.MapPost("/retry", RunAsync)
            .NeedsRole(Role.Analyst)
            .Describe("retryJob", "Try a job again", "A new attempt of one that failed or was returned, on the same deliveries.")
            .Creates<JobAnswer>(StatusCodes.Status202Accepted);

    private static Task<IResult> RunAsync(
        HttpContext http, Caller caller, Mine<Job> mine, Body<Empty> body, Creation creation, WorkQueue queue, TimeProvider clock, CancellationToken cancel) =>
        creation.RunAsync(http, body.Bytes, session =>
            RetryAsync(session, mine.Value.Id, new Mover(caller.Actor, clock.GetUtcNow(), mine.Value.ProjectId), queue, cancel));

    private static async Task<Outcome<Made>> RetryAsync(Session session, JobId id, Mover mover, WorkQueue queue, CancellationToken cancel)
    {
        var job = (await JobStore.FindAsync(session, id, cancel))!;
        if (!JobLifecycle.Steps.Allows(job.State, JobState.Submitted)
            || !await JobStore.MoveAsync(session, id, job.State, JobState.Submitted, mover, cancel))
        {
            return new Refusal(RefusalKind.Conflict, "job-state", "Only a job that failed or was returned can be tried again.");
        }

        await JobStore.AgainAsync(session, id, cancel);
        await queue.EnqueueAsync(session, WorkKind.Link, id.Value, cancel);
        return Made.Accepted(
            $"/v1/jobs/{id}", await JobAnswer.WholeAsync(session, (await JobStore.FindAsync(session, id, cancel))!, cancel));
    }
}
