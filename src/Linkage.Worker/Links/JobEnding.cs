using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Lifecycles;

namespace Linkage.Worker.Links;

/// <summary>Ends a running job without a result; whoever comes second changes nothing.</summary>
internal sealed class JobEnding(Database control, TimeProvider clock)
{
    public Task EndAsync(Job job, JobState state, Refusal? refusal, CancellationToken cancel) =>
        control.WriteAsync(session => EndAsync(session, job, state, refusal, cancel), cancel);

    public async Task EndAsync(Session session, Job job, JobState state, Refusal? refusal, CancellationToken cancel)
    {
        if (!await JobStore.MoveAsync(session, job.Id, JobState.Running, state, MoverOf(job, refusal), cancel)) return;
        if (refusal is not null) await JobStore.ExplainAsync(session, job.Id, JsonOf(refusal), cancel);
    }

    public Task FailAsync(Job job, CancellationToken cancel) => EndAsync(
        job, JobState.Failed,
        new Refusal(RefusalKind.Conflict, "internal-error", "The job failed again and again for a reason of the service's own."), cancel);

    public Mover MoverOf(Job job, Refusal? refusal = null)
    {
        var detail = new JsonObject { ["attempt"] = job.Attempt };
        if (refusal is not null) detail["code"] = refusal.Code;
        return new Mover(Actor.Worker, clock.GetUtcNow(), job.ProjectId, detail.ToJsonString());
    }

    public static string JsonOf(Refusal refusal) => JsonSerializer.Serialize(
        new
        {
            code = refusal.Code, detail = refusal.Sentence,
            errors = refusal.Faults.Select(fault => new { pointer = fault.Pointer, rule = fault.Rule, message = fault.Message })
        });
}
