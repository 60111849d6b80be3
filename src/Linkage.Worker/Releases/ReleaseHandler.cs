using System.Text.Json.Nodes;
using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Releases;
using Linkage.Domain.Signing;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Files;
using Linkage.Storage.Jobs;
using Linkage.Storage.Keys;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Releases;
using Linkage.Storage.Vault.Tabulations;
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
    private readonly StructureStore _structures = new(vault);
    private readonly ReleaseLedger _ledger = new(control, vault);

    public WorkKind Kind => WorkKind.Release;

    public async Task RunAsync(string argument, CancellationToken cancel)
    {
        if (await FindAsync(new JobId(argument), cancel) is not { } approved) return;
        var structure = await _structures.FindAsync(approved.Id, approved.Attempt, cancel);
        // The ledger judges before the transaction, which would keep others waiting; should another release come in between, it judges
        // again.
        for (var isDone = false; !isDone;)
        {
            var ledger = await _ledger.JudgeAsync(approved, cancel);
            isDone = await control.WriteAsync(session => TryAsync(session, approved, structure, ledger, cancel), cancel);
        }
    }

    /// <returns>False when the ledger judged beside other releases than there are now.</returns>
    private async Task<bool> TryAsync(Session session, Job approved, string? structure, Judgement? ledger, CancellationToken cancel)
    {
        // One release of a project at a time: two that are each safe must not pass the gate side by side.
        await session.Dialect.LockAsync(session, $"linkage-release-{approved.ProjectId}", cancel);
        if (await JobStore.FindAsync(session, approved.Id, cancel) is not { State: JobState.Approved } job) return true;
        if (ledger is not null && !await ledger.IsCurrentAsync(session, job.ProjectId, cancel)) return false;
        var result = await ResultStore.FindAsync(session, job.Id, job.Attempt, cancel);
        var judged = await ReleaseGate.JudgeAsync(session, job, result, structure, ledger, cancel);
        if (judged.IsRefused) await EndAsync(session, job, JobState.Refused, judged.Refusal, cancel);
        else await ReleaseAsync(session, job, result!, judged.Value, cancel);
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

    private async Task ReleaseAsync(Session session, Job job, Result result, PublishedTables tables, CancellationToken cancel)
    {
        var id = new ReleaseId($"{ReleaseId.Prefix}{job.Id.Value[JobId.Prefix.Length..]}");
        var detail = new JsonObject { ["release"] = id.Value, ["resultHash"] = result.ResultHash };
        // Who moved the job after it was judged, such as a withdrawal, was first: then nothing leaves. From here on nobody else can.
        if (!await JobStore.MoveAsync(session, job.Id, JobState.Approved, JobState.Released, MoverOf(job, detail), cancel)) return;
        var now = clock.GetUtcNow();
        var files = ReleaseFiles.Of(result.Document, tables);
        await folder.WriteAsync(id, files, cancel);
        using var key = keys.Signing();
        var manifest = new ReleaseManifest(
            id.Value, job.ProjectId.Value, job.Id.Value, Of(result, "question", "hash").GetValue<string>(),
            ResultDocument.AgreementVersion(result.Document),
            now, result.ResultHash,
            [.. files.Select(file => new ReleasedFile(file.Key, file.Value.Length, ResultDocument.HashOf(file.Value)))]);
        var release = new Release
        {
            Id = id,
            JobId = job.Id,
            ProjectId = job.ProjectId,
            State = ReleaseState.Released,
            Manifest = manifest.Sign(key),
            ResultHash = result.ResultHash,
            CreatedAt = now,
            StateAt = now,
        };
        await ReleaseStore.AddAsync(session, release, [.. files.Select(file => RowOf(id, file.Key, file.Value))], cancel);
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

    private static JsonNode Of(Result result, string part, string member) => JsonNode.Parse(result.Document)![part]![member]!;

    private Mover MoverOf(Job job, JsonObject detail) => new(Actor.Worker, clock.GetUtcNow(), job.ProjectId, detail.ToJsonString());
}
