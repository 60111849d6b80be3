using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Storage.Jobs;
using Linkage.Storage.Tests.Auditing;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Lifecycles;

public sealed class SqliteMoves() : MovesContract(Engine.Sqlite);

public sealed class SqlServerMoves() : MovesContract(Engine.SqlServer);

public abstract class MovesContract(Engine engine) : DatabaseContract(engine, "control")
{
    private ProjectId _project;
    private JobId _job;
    private int _eventsBefore;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _project = await Sample.ProjectAsync(Control, Cancel);
        _job = (await Sample.JobAsync(Control, _project, JobState.Submitted, Cancel)).Id;
        _eventsBefore = (await StoredAudit.ReadAsync(Control, Cancel)).Count;
    }

    [Fact]
    public async Task Of_twenty_movers_at_once_exactly_one_wins()
    {
        var moved = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => MoveAsync(JobState.Submitted, JobState.Running), Cancel)));
        Assert.Single(moved, won => won);
        Assert.Equal(JobState.Running, await StateAsync());
        Assert.Equal(1, await NewEventsAsync());
    }

    [Fact]
    public async Task Of_movers_to_different_states_exactly_one_wins()
    {
        var moved = await Task.WhenAll(Enumerable.Range(0, 10).Select(at => Task.Run(
            async () => (To: Target(at), Won: await MoveAsync(JobState.Submitted, Target(at))), Cancel)));
        Assert.Equal(Assert.Single(moved, move => move.Won).To, await StateAsync());
        Assert.Equal(1, await NewEventsAsync());
    }

    [Fact]
    public async Task A_move_writes_state_instant_and_event()
    {
        Assert.True(await MoveAsync(JobState.Submitted, JobState.Running));
        await using var session = await Control.ReadAsync(Cancel);
        var job = await JobStore.FindAsync(session, _job, Cancel);
        Assert.Equal((JobState.Running, Sample.At), (job!.State, job.StateAt));
        var entry = (await StoredAudit.ReadAsync(Control, Cancel))[^1].Entry;
        Assert.Equal(("start", "job", _job.Value, _project.Value), (entry.Action, entry.ObjectKind, entry.ObjectId, entry.Project));
        Assert.Equal((Sample.Actor.Subject, "lindewaard", "api", "done"), (entry.Actor, entry.Organisation, entry.Role, entry.Result));
        Assert.Equal((Sample.At, """{"count":1}""", Sample.Actor.TraceId), (entry.At, entry.Detail, entry.TraceId));
    }

    [Fact]
    public async Task From_another_state_nothing_is_changed_and_nothing_audited()
    {
        Assert.False(await MoveAsync(JobState.Running, JobState.Failed));
        Assert.Equal(JobState.Submitted, await StateAsync());
        Assert.Equal(0, await NewEventsAsync());
    }

    [Fact]
    public async Task A_step_that_is_not_in_the_table_is_a_bug()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(JobState.Submitted, JobState.Released));
        Assert.Equal(JobState.Submitted, await StateAsync());
        Assert.Equal(0, await NewEventsAsync());
    }

    [Fact]
    public async Task Without_its_event_the_state_stays()
    {
        var mute = Sample.Mover(_project) with { Detail = null! };
        await Assert.ThrowsAnyAsync<Exception>(() => Control.WriteAsync(
            session => JobStore.MoveAsync(session, _job, JobState.Submitted, JobState.Running, mute, Cancel), Cancel));
        Assert.Equal(JobState.Submitted, await StateAsync());
        Assert.Equal(0, await NewEventsAsync());
    }

    [Fact]
    public async Task What_fails_after_the_move_undoes_state_and_event()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.WriteAsync(
            async session =>
            {
                await JobStore.MoveAsync(session, _job, JobState.Submitted, JobState.Running, Sample.Mover(_project), Cancel);
                throw new InvalidOperationException("later");
            },
            Cancel));
        Assert.Equal(JobState.Submitted, await StateAsync());
        Assert.Equal(0, await NewEventsAsync());
    }

    private static JobState Target(int at) => at % 2 == 0 ? JobState.Running : JobState.Cancelled;

    private Task<bool> MoveAsync(JobState from, JobState to) =>
        Control.WriteAsync(session => JobStore.MoveAsync(session, _job, from, to, Sample.Mover(_project), Cancel), Cancel);

    private async Task<JobState> StateAsync()
    {
        await using var session = await Control.ReadAsync(Cancel);
        return (await JobStore.FindAsync(session, _job, Cancel))!.State;
    }

    private async Task<int> NewEventsAsync() => (await StoredAudit.ReadAsync(Control, Cancel)).Count - _eventsBefore;
}
