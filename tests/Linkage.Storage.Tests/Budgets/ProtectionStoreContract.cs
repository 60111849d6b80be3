using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Releases;
using Linkage.Storage.Budgets;
using Linkage.Storage.Releases;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Budgets;

public sealed class SqliteProtectionStore() : ProtectionStoreContract(Engine.Sqlite);

public sealed class SqlServerProtectionStore() : ProtectionStoreContract(Engine.SqlServer);

public abstract class ProtectionStoreContract(Engine engine) : DatabaseContract(engine, "control")
{
    private ProjectId _project;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _project = await Sample.ProjectAsync(Control, Cancel);
    }

    [Fact]
    public async Task A_cost_is_never_given_back_and_another_run_of_the_attempt_costs_again()
    {
        var job = await JobAsync();
        Assert.Equal(40, (await ReserveAsync(job, 40)).Value);
        Assert.Equal(80, (await ReserveAsync(job, 40)).Value);
        Assert.Equal("budget-spent", (await ReserveAsync(job, 40)).Refusal!.Code);
        Assert.Equal(100, (await ReserveAsync(await JobAsync(), 20)).Value);
        Assert.Equal("budget-spent", (await ReserveAsync(job, 1)).Refusal!.Code);
        Assert.Equal(100, await SpentAsync());
    }

    [Fact]
    public async Task Jobs_at_once_do_not_overspend()
    {
        var jobs = new List<JobId>();
        for (var i = 0; i < 8; i++) jobs.Add(await JobAsync());
        var reserved = await Task.WhenAll(jobs.Select(job => Task.Run(() => ReserveAsync(job, 30), Cancel)));
        Assert.Equal(3, reserved.Count(one => !one.IsRefused));
        Assert.Equal(90, await SpentAsync());
    }

    [Fact]
    public async Task A_release_is_of_the_method_of_its_last_attempt()
    {
        var (released, before, asking) = (await JobAsync(), await JobAsync(), await JobAsync());
        await ReserveAsync(released, 10, attempt: 7);
        await ReserveAsync(released, 0, "cellKey", attempt: 1);
        await ReleaseAsync(released);
        await ReleaseAsync(before);
        await using var session = await Control.ReadAsync(Cancel);
        Assert.Equal(["cellKey", "suppression"], await ProtectionStore.ReleasedAsync(session, _project, asking, Cancel));
        Assert.Equal(["suppression"], await ProtectionStore.ReleasedAsync(session, _project, released, Cancel));
        Assert.Equal(["cellKey"], await ProtectionStore.MethodsAsync(session, released, 1, Cancel));
        Assert.Empty(await ProtectionStore.MethodsAsync(session, before, 1, Cancel));
    }

    private async Task<JobId> JobAsync() => (await Sample.JobAsync(Control, _project, JobState.Running, Cancel)).Id;

    private Task<Outcome<long>> ReserveAsync(JobId job, long cost, string method = "differentialPrivacy", int attempt = 1) =>
        Control.DecideAsync(
        session => ProtectionStore.ReserveAsync(session, new ProtectionRun(job, attempt, _project, method, Sample.At), cost, 100, Cancel), Cancel);

    private async Task<long> SpentAsync()
    {
        await using var session = await Control.ReadAsync(Cancel);
        return await ProtectionStore.SpentAsync(session, _project, Cancel);
    }

    private Task ReleaseAsync(JobId job) => Control.WriteAsync(
        session => ReleaseStore.AddAsync(
            session,
            new Release
            {
                Id = Identifier.New<ReleaseId>(), JobId = job, ProjectId = _project, State = ReleaseState.Released, Manifest = "m",
                ResultHash = new string('b', 64), CreatedAt = Sample.At, StateAt = Sample.At,
            },
            [],
            Cancel),
        Cancel);
}
