using Linkage.Api.Hosting;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Jobs;
using Linkage.Storage.Databases;
using Linkage.Storage.Files;
using Linkage.Storage.Jobs;
using Linkage.Storage.Keys;
using Linkage.Worker.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace Linkage.Api.Tests.Releases;

/// <summary>
/// A verdict is given before the transaction that releases, and taken there for exactly what it was given for: whatever changes in between
/// is judged again.
/// </summary>
public sealed class GateTests(RunningService service)
{
    private const string Reworded =
        "UPDATE agreements SET document = REPLACE(document, '\"minimumFrequency\":10', '\"minimumFrequency\":150') WHERE project_id = @project";

    [Fact]
    public async Task What_was_judged_and_approved_leaves()
    {
        var waiting = await WaitingResult.MakeAsync(service);
        var passed = await waiting.PassAsync(await waiting.JudgeAsync());
        Assert.Equal(["by-state.csv", "result.json"], passed!.Value.Value.Bytes.Keys);
        Assert.Equal("not-approved", (await waiting.PassAsync(await waiting.JudgeAsync(), isApproved: false))!.Value.Refusal!.Code);
    }

    /// <summary>One writer at a time writes to SQLite: were anything of the judging done in a transaction, it would wait for this one.</summary>
    [Fact]
    public async Task Nobody_waits_for_the_audit_and_the_audit_for_nobody()
    {
        var waiting = await WaitingResult.MakeAsync(service);
        var judged = await service.Control.WriteAsync(
            async session =>
            {
                await JobStore.ProgressAsync(session, waiting.Job.Id, JobStage.Done, 1000, CancellationToken.None);
                return await waiting.JudgeAsync();
            },
            CancellationToken.None);
        Assert.False((await waiting.PassAsync(judged))!.Value.IsRefused);
    }

    [Theory]
    [InlineData("UPDATE results SET document = document || ' ' WHERE job_id = @job")]
    [InlineData("UPDATE results SET report = report || ' ' WHERE job_id = @job")]
    [InlineData("DELETE FROM results WHERE job_id = @job")]
    [InlineData(Reworded)]
    [InlineData("UPDATE projects SET version_in_force = NULL WHERE id = @project")]
    public async Task A_verdict_on_something_else_than_there_is_now_is_none(string change)
    {
        var waiting = await WaitingResult.MakeAsync(service);
        var parameters = new { job = waiting.Job.Id.Value, project = waiting.Job.ProjectId.Value };
        Assert.Null(await waiting.PassAsync(
            await waiting.JudgeAsync(), session => session.ExecuteAsync(change, parameters, CancellationToken.None)));
    }

    [Fact]
    public async Task The_verdict_on_one_result_opens_the_gate_to_no_other()
    {
        var (one, other) = (await WaitingResult.MakeAsync(service), await WaitingResult.MakeAsync(service));
        Assert.Null(await one.PassAsync(await other.JudgeAsync()));
    }

    [Fact]
    public async Task A_result_that_was_altered_before_it_was_judged_is_refused_for_that()
    {
        var waiting = await WaitingResult.MakeAsync(service);
        await service.Control.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE results SET document = REPLACE(document, '\"A\"', '\"B\"') WHERE job_id = @job", new { job = waiting.Job.Id.Value },
                CancellationToken.None),
            CancellationToken.None);
        Assert.Equal("result-altered", (await waiting.PassAsync(await waiting.JudgeAsync()))!.Value.Refusal!.Code);
    }

    /// <summary>The parties hold it to a higher frequency while the worker, its verdict in hand, waits for the release lock.</summary>
    [Fact]
    public async Task An_agreement_that_changes_after_the_verdict_is_judged_by_in_the_end()
    {
        var waiting = await WaitingResult.MakeAsync(service);
        await service.Control.WriteAsync(
            async session =>
            {
                await waiting.ApproveAsync(session);
                await JobStore.MoveAsync(
                    session, waiting.Job.Id, JobState.AwaitingReview, JobState.Approved, waiting.Mover, CancellationToken.None);
            },
            CancellationToken.None);
        var late = new LateDialect(service.Control.Dialect, session => session.ExecuteAsync(
            Reworded, new { project = waiting.Job.ProjectId.Value }, CancellationToken.None));
        var handler = new ReleaseHandler(
            await late.OnAsync(service.Control), waiting.Vault, service.Services.GetRequiredService<ReleaseFolder>(),
            new KeyRingFolder(service.Services.GetRequiredService<DataFolder>().Keys), TimeProvider.System);
        await handler.RunAsync(waiting.Job.Id.Value, CancellationToken.None);
        Assert.Equal(2, late.Locks);
        await using var session = await service.Control.ReadAsync(CancellationToken.None);
        var job = await JobStore.FindAsync(session, waiting.Job.Id, CancellationToken.None);
        Assert.Equal(JobState.Refused, job!.State);
    }
}
