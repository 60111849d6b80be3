using System.Text.Json.Nodes;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Releases;
using Linkage.Domain.Signing;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Files;
using Linkage.Storage.Jobs;
using Linkage.Storage.Keys;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Releases;
using Linkage.Storage.Work;
using Linkage.Worker.Links;
using Linkage.Worker.Queue;

namespace Linkage.Worker.Releases;

/// <summary>
/// Takes an approved job through the gate. The release's identifier follows from the job's and its files from the result, so that a run
/// after a crash writes the same files under the same name; the row that makes them a release comes with the state and the audit event.
/// </summary>
internal sealed class ReleaseHandler(
    Database control, Database vault, ReleaseFolder folder, KeyRingFolder keys, TimeProvider clock) : IWorkHandler
{
    private readonly ReleaseJudge _judge = new(control, vault);

    public WorkKind Kind => WorkKind.Release;

    public async Task RunAsync(string argument, CancellationToken cancel)
    {
        if (await FindAsync(new JobId(argument), cancel) is not { } approved) return;
        // Judged before the transaction, which keeps others waiting. Should what was judged change in between, it is judged again.
        for (var isDone = false; !isDone;)
        {
            var verdict = await _judge.JudgeAsync(approved, cancel);
            isDone = await control.WriteAsync(session => TryAsync(session, approved, verdict, cancel), cancel);
        }
    }

    /// <returns>False when something else was judged than there is now.</returns>
    private async Task<bool> TryAsync(Session session, Job approved, ReleaseVerdict verdict, CancellationToken cancel)
    {
        // One release of a project at a time: two that are each safe must not pass the gate side by side.
        await session.Dialect.LockAsync(session, $"linkage-release-{approved.ProjectId}", cancel);
        if (await JobStore.FindAsync(session, approved.Id, cancel) is not { State: JobState.Approved } job) return true;
        if (await ReleaseGate.PassAsync(session, job, verdict, cancel) is not { } passed) return false;
        if (passed.IsRefused) await EndAsync(session, job, JobState.Refused, passed.Refusal, cancel);
        else await ReleaseAsync(session, job, verdict.Basis.ResultHash!, passed.Value, cancel);
        return true;
    }

    /// <summary>A fault of the service's own is no verdict on the result: the job failed and may be tried again.</summary>
    public async Task GiveUpAsync(string argument, CancellationToken cancel)
    {
        if (await FindAsync(new JobId(argument), cancel) is not { } job) return;
        var refusal = new Refusal(
            RefusalKind.Conflict, "internal-error", "The release failed again and again for a reason of the service's own.");
        await control.WriteAsync(session => EndAsync(session, job, JobState.Failed, refusal, cancel), cancel);
    }

    private async Task<Job?> FindAsync(JobId id, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await JobStore.FindAsync(session, id, cancel) is { State: JobState.Approved } job ? job : null;
    }

    private async Task EndAsync(Session session, Job job, JobState state, Refusal refusal, CancellationToken cancel)
    {
        var detail = new JsonObject { ["code"] = refusal.Code };
        if (await JobStore.MoveAsync(session, job.Id, JobState.Approved, state, MoverOf(job, detail), cancel))
            await JobStore.ExplainAsync(session, job.Id, JobEnding.JsonOf(refusal), cancel);
    }

    private async Task ReleaseAsync(Session session, Job job, string resultHash, ReleaseFiles files, CancellationToken cancel)
    {
        var id = new ReleaseId($"{ReleaseId.Prefix}{job.Id.Value[JobId.Prefix.Length..]}");
        var detail = new JsonObject { ["release"] = id.Value, ["resultHash"] = resultHash };
        // Who moved the job after it was judged, such as a withdrawal, was first: then nothing leaves. From here on nobody else can.
        if (!await JobStore.MoveAsync(session, job.Id, JobState.Approved, JobState.Released, MoverOf(job, detail), cancel)) return;
        var now = clock.GetUtcNow();
        await folder.WriteAsync(id, files.Bytes, cancel);
        using var key = keys.Signing();
        var manifest = new ReleaseManifest(
            id.Value, job.ProjectId.Value, job.Id.Value, files.QuestionHash, files.AgreementVersion, now, resultHash,
            [.. files.Bytes.Select(file => new ReleasedFile(file.Key, file.Value.Length, ResultDocument.HashOf(file.Value)))]);
        var release = new Release
        {
            Id = id,
            JobId = job.Id,
            ProjectId = job.ProjectId,
            State = ReleaseState.Released,
            Manifest = manifest.Sign(key),
            ResultHash = resultHash,
            CreatedAt = now,
            StateAt = now,
        };
        await ReleaseStore.AddAsync(session, release, [.. files.Bytes.Select(file => RowOf(id, file.Key, file.Value))], cancel);
        await AuditHeads.SignAsync(session, key, now, cancel);
    }

    private static ReleaseFile RowOf(ReleaseId id, string name, byte[] bytes) => new()
    {
        ReleaseId = id,
        Name = name,
        MediaType = ReleaseFiles.MediaTypeOf(name),
        Bytes = bytes.Length,
        Sha256 = ResultDocument.HashOf(bytes),
    };

    private Mover MoverOf(Job job, JsonObject detail) => new(Actor.Worker, clock.GetUtcNow(), job.ProjectId, detail.ToJsonString());
}
