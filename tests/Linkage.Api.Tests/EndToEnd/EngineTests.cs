using Linkage.Api.Tests.Running;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>The service within this process, on each engine: what is released does not depend on where the rows lie.</summary>
[Collection(nameof(Played))]
public sealed class EngineTests(Played played)
{
    private const int Races = 6;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.SqlServer)]
    public Task The_tutorial_releases_the_same_bytes(Engine engine) => OnAsync(engine, async service =>
    {
        using var desks = new TemporaryFolder();
        var again = await Tutorial.PlayAsync(service.Address, desks.Path);
        var (expected, found) = (played.Tutorial.Files(), again.Files());
        Assert.Equal(["by-state-and-decade.csv", "result.json"], found.Keys);
        Assert.All(found, file => Assert.Equal(expected[file.Key], file.Value));
    });

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.SqlServer)]
    public Task Withdrawn_as_it_is_released_it_is_one_or_the_other(Engine engine) => OnAsync(engine, async service =>
    {
        for (var race = 0; race < Races; race++)
        {
            var linked = await LinkedProject.DeliverAsync(service);
            var job = await linked.AwaitingReviewAsync();
            using var approval = await linked.ApproveAsync("arthur", job);
            // Each race a little later after the approval: before, within and after the release.
            await Task.Delay(race * 10);
            await linked.WithdrawAsync(linked.DeliveryA);
            var settled = (await linked.SettledAsync(job.Text("id"))).Text("state");
            Assert.True(settled is "released" or "refused", settled);
            Assert.Equal(settled == "released" ? 1 : 0, (await linked.ReleasesAsync()).Count);
        }

        using var dirk = await service.AsAsync("dirk");
        Assert.True((await dirk.GetJsonAsync("/v1/audit-verification"))["intact"]!.GetValue<bool>());
    });

    private static async Task OnAsync(Engine engine, Func<RunningService, Task> test)
    {
        await using var control = await TestDatabase.CreateAsync(engine, "control");
        await using var vault = await TestDatabase.CreateAsync(engine, "vault");
        const string databases = "--Linkage:Databases";
        string[] arguments = [$"{databases}:Control={control.ConnectionString}", $"{databases}:Vault={vault.ConnectionString}"];
        await using var service = new RunningService(engine == Engine.Sqlite ? [] : arguments);
        await service.InitializeAsync();
        await test(service);
    }
}
