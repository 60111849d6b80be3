using Linkage.Api.Tests.Running;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>What is learnt from the rows does not depend on the database that they lie in.</summary>
public sealed class OutputsEngineTests(RunningService service)
{
    [Fact]
    public async Task On_sql_server_the_same_is_learnt()
    {
        await using var control = await TestDatabase.CreateAsync(Engine.SqlServer, "control");
        await using var vault = await TestDatabase.CreateAsync(Engine.SqlServer, "vault");
        const string databases = "--Linkage:Databases";
        await using var other = new RunningService(
            [$"{databases}:Control={control.ConnectionString}", $"{databases}:Vault={vault.ConnectionString}"]);
        await other.InitializeAsync();
        var (here, there) = (await OutputsProject.DeliverAsync(service), await OutputsProject.DeliverAsync(other));
        var model = OutputsTests.Models("capped", """{ "variable": "h.tenure" }""");
        foreach (var question in new[] { OutputsTests.Profile, OutputsTests.Quartiles, model })
        {
            var expected = await here.ResultAsync(await here.AskAsync(question));
            var found = await there.ResultAsync(await there.AskAsync(question));
            Assert.Equal(expected.ToJsonString(), found.ToJsonString());
        }
    }
}
