using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Jobs;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Jobs;

public sealed class SqliteJobStore() : JobStoreContract(Engine.Sqlite);

public sealed class SqlServerJobStore() : JobStoreContract(Engine.SqlServer);

public abstract class JobStoreContract(Engine engine) : DatabaseContract(engine, "control")
{
    private ProjectId _project;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _project = await Sample.ProjectAsync(Control, Cancel);
    }

    [Fact]
    public async Task Every_column_comes_back()
    {
        var job = new Job
        {
            Id = Identifier.New<JobId>(),
            ProjectId = _project,
            AgreementVersion = 7,
            QuestionName = Sample.Text,
            Question = Sample.LongText,
            DryRun = true,
            State = JobState.AwaitingReview,
            Stage = JobStage.Protecting,
            Progress = 1_000,
            Attempt = 3,
            CancelRequested = true,
            Refusal = Sample.LongText,
            SubmittedBy = Sample.Actor.Subject,
            OrganisationId = Sample.Organisation,
            CreatedAt = Sample.At,
            StateAt = Sample.At.AddMicroseconds(1),
        };
        await AddAsync(job);
        Assert.Equivalent(job, await FindAsync(job.Id), strict: true);
    }

    [Fact]
    public async Task Deliveries_come_back_under_their_aliases()
    {
        var (incomes, dwellings) = (Sample.Delivery(_project), Sample.Delivery(_project));
        await Control.WriteAsync(session => DeliveryStore.AddAsync(session, incomes, Cancel), Cancel);
        await Control.WriteAsync(session => DeliveryStore.AddAsync(session, dwellings, Cancel), Cancel);
        var aliases = new Dictionary<string, DeliveryId> { ["i"] = incomes.Id, ["I"] = dwellings.Id, ["数"] = incomes.Id };
        var job = Sample.Job(_project);
        await Control.WriteAsync(session => JobStore.AddAsync(session, job, aliases, Cancel), Cancel);
        await using var session = await Control.ReadAsync(Cancel);
        Assert.Equal(
            aliases.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            (await JobStore.DeliveriesAsync(session, job.Id, Cancel)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_job_on_a_delivery_that_is_not_there_is_not_kept()
    {
        var job = Sample.Job(_project);
        var nowhere = new Dictionary<string, DeliveryId> { ["i"] = Identifier.New<DeliveryId>() };
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => Control.WriteAsync(session => JobStore.AddAsync(session, job, nowhere, Cancel), Cancel));
        Assert.Null(await FindAsync(job.Id));
    }

    [Fact]
    public async Task The_list_is_of_one_project_and_newest_first()
    {
        Job[] jobs = [Sample.Job(_project, minute: 2), Sample.Job(_project, minute: 3), Sample.Job(_project, minute: 1)];
        foreach (var job in jobs) await AddAsync(job);
        await using var session = await Control.ReadAsync(Cancel);
        Assert.Equal([jobs[1].Id, jobs[0].Id, jobs[2].Id], (await JobStore.ListAsync(session, _project, Cancel)).Select(job => job.Id));
        Assert.Empty(await JobStore.ListAsync(session, Identifier.New<ProjectId>(), Cancel));
    }

    [Fact]
    public async Task Progress_goes_forward_only_and_only_while_running()
    {
        var job = await Sample.JobAsync(Control, _project, JobState.Running, Cancel);
        await ProgressAsync(job.Id, JobStage.Protecting, 700);
        await ProgressAsync(job.Id, JobStage.Linking, 300);
        Assert.Equal((JobStage.Protecting, 700), Shown(await FindAsync(job.Id)));
        await Control.WriteAsync(
            session => JobStore.MoveAsync(session, job.Id, JobState.Running, JobState.Failed, Sample.Mover(_project), Cancel), Cancel);
        await ProgressAsync(job.Id, JobStage.Done, 1_000);
        Assert.Equal((JobStage.Protecting, 700), Shown(await FindAsync(job.Id)));
    }

    [Fact]
    public async Task Only_a_running_job_can_be_asked_to_stop()
    {
        var running = await Sample.JobAsync(Control, _project, JobState.Running, Cancel);
        var waiting = await Sample.JobAsync(Control, _project, JobState.Submitted, Cancel);
        Assert.True(await Control.WriteAsync(session => JobStore.RequestCancelAsync(session, running.Id, Cancel), Cancel));
        Assert.False(await Control.WriteAsync(session => JobStore.RequestCancelAsync(session, waiting.Id, Cancel), Cancel));
        Assert.True((await FindAsync(running.Id))!.CancelRequested);
        Assert.False((await FindAsync(waiting.Id))!.CancelRequested);
    }

    [Fact]
    public async Task A_new_attempt_starts_from_nothing()
    {
        var job = await Sample.JobAsync(Control, _project, JobState.Running, Cancel);
        await ProgressAsync(job.Id, JobStage.Auditing, 900);
        await Control.WriteAsync(session => JobStore.RequestCancelAsync(session, job.Id, Cancel), Cancel);
        await Control.WriteAsync(session => JobStore.ExplainAsync(session, job.Id, Sample.Text, Cancel), Cancel);
        Assert.Equal(Sample.Text, (await FindAsync(job.Id))!.Refusal);
        await Control.WriteAsync(session => JobStore.AgainAsync(session, job.Id, Cancel), Cancel);
        var again = await FindAsync(job.Id);
        Assert.Equal(
            (2, JobStage.Waiting, 0, false, null), (again!.Attempt, again.Stage, again.Progress, again.CancelRequested, again.Refusal));
    }

    private static (JobStage Stage, int Progress) Shown(Job? job) => (job!.Stage, job.Progress);

    private Task AddAsync(Job job) =>
        Control.WriteAsync(session => JobStore.AddAsync(session, job, new Dictionary<string, DeliveryId>(), Cancel), Cancel);

    private Task ProgressAsync(JobId id, JobStage stage, int thousandths) =>
        Control.WriteAsync(session => JobStore.ProgressAsync(session, id, stage, thousandths, Cancel), Cancel);

    private async Task<Job?> FindAsync(JobId id)
    {
        await using var session = await Control.ReadAsync(Cancel);
        return await JobStore.FindAsync(session, id, Cancel);
    }
}
