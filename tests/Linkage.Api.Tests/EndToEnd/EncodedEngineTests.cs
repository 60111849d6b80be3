using Linkage.Api.Tests.Running;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>Encoded jobs in several ranges on each engine: the tables do not depend on where rows and pairs lie.</summary>
public sealed class EncodedEngineTests
{
    private const string Match =
        """
        "method": "encoded", "on": [ { "left": "a.clk", "right": "clk" } ], "match": { "threshold": 0.8, "assignment": "optimal",
          "blocks": [ [ { "left": "a.h_birth", "right": "h_birth" } ],
            [ { "left": "a.h_sur", "right": "h_sur" }, { "left": "a.state", "right": "state" } ] ] }
        """;

    [Fact]
    public async Task The_same_tables_on_both_engines()
    {
        var (left, right) = (EncodedPeople.Read("a").Csv, EncodedPeople.Read("b").Csv);
        var expected = await TablesAsync(Engine.Sqlite, left, right);
        Assert.Equal(expected, await TablesAsync(Engine.SqlServer, left, right));
    }

    private static async Task<string> TablesAsync(Engine engine, byte[] left, byte[] right)
    {
        await using var control = await TestDatabase.CreateAsync(engine, "control");
        await using var vault = await TestDatabase.CreateAsync(engine, "vault");
        const string databases = "--Linkage:Databases";
        string[] arguments = [$"{databases}:Control={control.ConnectionString}", $"{databases}:Vault={vault.ConnectionString}"];
        await using var service = new RunningService(
            ["--Linkage:Worker:ComparisonsPerRange=10000", .. engine == Engine.Sqlite ? [] : arguments]);
        await service.InitializeAsync();
        var project = await EncodedProject.DeliverAsync(service, Match, left, right);
        var job = await project.RunAsync();
        Assert.True(job.Text("state") == "awaitingReview", job.ToJsonString());
        Assert.True(job["matches"]![0]!["ranges"]!.GetValue<int>() > 1, job.ToJsonString());
        using var arthur = await service.AsAsync("arthur");
        return (await arthur.GetJsonAsync($"/v1/jobs/{job.Text("id")}/result"))["tables"]!.ToJsonString();
    }
}
