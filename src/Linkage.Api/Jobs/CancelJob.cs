using Linkage.Api.Answers;
using Linkage.Api.Identity;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Lifecycles;

namespace Linkage.Api.Jobs;

/// <summary>What waits is cancelled at once; what runs is asked to stop at its next safe point.</summary>
internal static class CancelJob
{
    public static void Map(RouteGroupBuilder job) =>
        job.MapDelete("", RunAsync)
            .NeedsRole(Role.Analyst)
            .Describe("cancelJob", "Cancel a job", "A running one stops at its next safe point; it keeps nothing.")
            .Answers<JobAnswer>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status409Conflict);

    private static async Task<IResult> RunAsync(
        Caller caller, Mine<Job> mine, Database control, TimeProvider clock, CancellationToken cancel)
    {
        var cancelled = await control.DecideAsync(
            session => CancelAsync(session, mine.Value.Id, new Mover(caller.Actor, clock.GetUtcNow(), mine.Value.ProjectId), cancel), cancel);
        return cancelled.Answer(answer => Results.Accepted($"/v1/jobs/{answer.Id}", answer));
    }

    private static async Task<Outcome<JobAnswer>> CancelAsync(Session session, JobId id, Mover mover, CancellationToken cancel)
    {
        var job = (await JobStore.FindAsync(session, id, cancel))!;
        var stopped = job.State == JobState.Running
            ? await AskAsync(session, id, mover, cancel)
            : JobLifecycle.Steps.Allows(job.State, JobState.Cancelled)
                && await JobStore.MoveAsync(session, id, job.State, JobState.Cancelled, mover, cancel);
        return stopped
            ? await JobAnswer.WholeAsync(session, (await JobStore.FindAsync(session, id, cancel))!, cancel)
            : new Refusal(RefusalKind.Conflict, "job-state", "In its present state this job cannot be cancelled.");
    }

    private static async Task<bool> AskAsync(Session session, JobId id, Mover mover, CancellationToken cancel)
    {
        if (!await JobStore.RequestCancelAsync(session, id, cancel)) return false;
        var note = new AuditNote("request-cancel", JobLifecycle.Steps.Noun, id.Value, mover.Project?.Value);
        await AuditTrail.AppendAsync(session, mover.Actor, note, mover.Now, cancel);
        return true;
    }
}
