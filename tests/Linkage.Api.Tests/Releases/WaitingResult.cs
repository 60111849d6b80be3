using Linkage.Api.Hosting;
using Linkage.Api.Tests.EndToEnd;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Reviews;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Lifecycles;
using Linkage.Storage.Reviews;
using Linkage.Worker.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace Linkage.Api.Tests.Releases;

/// <summary>A real result that waits for review, judged and led to the gate by the test in the place of the worker.</summary>
internal sealed record WaitingResult(RunningService Service, Job Job, string ResultHash)
{
    public static async Task<WaitingResult> MakeAsync(RunningService service)
    {
        var waiting = await (await LinkedProject.DeliverAsync(service)).AwaitingReviewAsync();
        await using var session = await service.Control.ReadAsync(CancellationToken.None);
        var job = await JobStore.FindAsync(session, new JobId(waiting.Text("id")), CancellationToken.None);
        return new(service, job!, waiting.Text("resultHash"));
    }

    public Mover Mover => new(Actor.Worker, TimeProvider.System.GetUtcNow(), Job.ProjectId);

    public Database Vault => Databases.Vault(
        Service.Services.GetRequiredService<ServiceSettings>(), Service.Services.GetRequiredService<DataFolder>());

    public Task<ReleaseVerdict> JudgeAsync() => new ReleaseJudge(Service.Control, Vault).JudgeAsync(Job, CancellationToken.None);

    /// <summary>What the gate says in a transaction that is undone.</summary>
    /// <param name="change">What others did before it, since the verdict.</param>
    public async Task<Outcome<ReleaseFiles>?> PassAsync(ReleaseVerdict verdict, Func<Session, Task>? change = null, bool isApproved = true)
    {
        Outcome<ReleaseFiles>? passed = null;
        await Service.Control.DecideAsync<bool>(
            async session =>
            {
                if (isApproved) await ApproveAsync(session);
                if (change is not null) await change(session);
                passed = await ReleaseGate.PassAsync(session, Job, verdict, CancellationToken.None);
                return Refusal.NotFound;
            },
            CancellationToken.None);
        return passed;
    }

    public Task ApproveAsync(Session session) => ReviewStore.AddAsync(
        session,
        new Review
        {
            Id = Identifier.New<ReviewId>(),
            JobId = Job.Id,
            Attempt = Job.Attempt,
            Reviewer = "arthur",
            OrganisationId = new OrganisationId("org-a"),
            Verdict = Verdict.Approve,
            Reason = "Within the agreement.",
            ResultHash = ResultHash,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        },
        Mover,
        CancellationToken.None);
}
