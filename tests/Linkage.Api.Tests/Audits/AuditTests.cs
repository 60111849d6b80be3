using System.Net;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Audits;

public sealed class AuditTests(RunningService service)
{
    [Fact]
    public async Task Every_step_of_an_agreement_is_an_event_in_order()
    {
        var project = await SampleAgreement.InForceAsync(service);
        await using var session = await service.Control.ReadAsync(CancellationToken.None);
        var actions = await session.ListAsync<string>(
            "SELECT action FROM audit_events WHERE project_id = @project ORDER BY sequence", new { project }, CancellationToken.None);
        Assert.Equal(["create", "write", "propose", "propose", "accept-version", "accept-version", "accept", "activate"], actions);
    }

    [Fact]
    public async Task The_auditor_pages_through_all_events_without_a_gap()
    {
        await SampleAgreement.InForceAsync(service);
        using var dirk = await service.AsAsync("dirk");
        var first = await dirk.GetJsonAsync("/v1/audit-events?limit=4");
        var second = await dirk.GetJsonAsync($"/v1/audit-events?limit=4&after={first.Text("next")}");
        var sequences = first.Items().Concat(second.Items()).Select(item => item["sequence"]!.GetValue<long>());
        Assert.Equal([1L, 2, 3, 4, 5, 6, 7, 8], sequences);
        Assert.Equal(first.Items()[^1].Text("hash"), second.Items()[0].Text("previousHash"));
    }

    [Theory]
    [InlineData("UPDATE audit_events SET actor = 'somebody' WHERE sequence = 3", "altered", 3)]
    [InlineData("UPDATE audit_events SET at = 'yesterday' WHERE sequence = 3", "altered", 3)]
    [InlineData("UPDATE audit_events SET hash = 'x' WHERE sequence = 3", "altered", 3)]
    [InlineData("DELETE FROM audit_events WHERE sequence = 3", "removed", 3)]
    [InlineData("DELETE FROM audit_events WHERE sequence > 5", "removed", 6)]
    [InlineData("DELETE FROM audit_events", "removed", 1)]
    [InlineData("UPDATE audit_heads SET signature = 'a.b.c'", "headDiffers", null)]
    public async Task Tampering_is_found_where_it_is(string tampering, string finding, int? sequence)
    {
        using var folder = new TemporaryFolder();
        var before = new RunningService([], folder: folder.Path);
        await before.InitializeAsync();
        await SampleAgreement.ProjectAsync(before);
        // The head is signed when the service stops.
        await before.StopAsync();
        var after = new RunningService([], folder: folder.Path);
        await after.InitializeAsync();
        using var dirk = await after.AsAsync("dirk");
        Assert.True((await dirk.GetJsonAsync("/v1/audit-verification"))["intact"]!.GetValue<bool>());
        await after.Control.WriteAsync(session => session.ExecuteAsync(tampering, null, CancellationToken.None), CancellationToken.None);
        var verdict = await dirk.GetJsonAsync("/v1/audit-verification");
        Assert.False(verdict["intact"]!.GetValue<bool>());
        Assert.Equal(finding, verdict.Text("finding"));
        Assert.Equal(sequence, verdict["sequence"]?.GetValue<int>());
        await after.StopAsync();
    }

    [Fact]
    public async Task A_cursor_that_is_no_sequence_is_refused()
    {
        using var dirk = await service.AsAsync("dirk");
        Assert.Equal(["/after"], (await dirk.GetJsonAsync("/v1/audit-events?after=x", HttpStatusCode.BadRequest)).Pointers());
    }
}
