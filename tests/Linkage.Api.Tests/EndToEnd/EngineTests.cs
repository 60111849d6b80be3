using Linkage.Api.Tests.Running;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>The tutorial against the service within this process, on each engine: what is released does not depend on where the rows lie.</summary>
[Collection(nameof(Played))]
public sealed class EngineTests(Played played)
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.SqlServer)]
    public async Task The_same_bytes_are_released(Engine engine)
    {
        await using var control = await TestDatabase.CreateAsync(engine, "control");
        await using var vault = await TestDatabase.CreateAsync(engine, "vault");
        await using var service = new RunningService(engine == Engine.Sqlite ? [] : Arguments(control, vault));
        await service.InitializeAsync();
        using var desks = new TemporaryFolder();
        var again = await Tutorial.PlayAsync(service.Address.ToString(), desks.Path);
        var (expected, found) = (played.Tutorial.Files(), again.Files());
        Assert.Equal(["by-state-and-decade.csv", "result.json"], found.Keys);
        Assert.All(found, file => Assert.Equal(expected[file.Key], file.Value));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.SqlServer)]
    public async Task A_chain_of_audit_events_holds_from_start_to_release(Engine engine)
    {
        await using var control = await TestDatabase.CreateAsync(engine, "control");
        await using var vault = await TestDatabase.CreateAsync(engine, "vault");
        await using var service = new RunningService(engine == Engine.Sqlite ? [] : Arguments(control, vault));
        await service.InitializeAsync();
        var linked = await LinkedProject.DeliverAsync(service);
        var job = await linked.AwaitingReviewAsync();
        await linked.ApproveAsync("arthur", job);
        Assert.Equal("released", (await linked.SettledAsync(job.Text("id"))).Text("state"));
        using var dirk = await service.AsAsync("dirk");
        Assert.True((await dirk.GetJsonAsync("/v1/audit-verification"))["intact"]!.GetValue<bool>());
    }

    private static string[] Arguments(TestDatabase control, TestDatabase vault) =>
        [$"--Linkage:Databases:Control={control.ConnectionString}", $"--Linkage:Databases:Vault={vault.ConnectionString}"];
}
